package org.tertulia.testing;

/** The databases that Tertulia runs on. */
public enum Engine {
    H2("H2"), POSTGRESQL("PostgreSQL");

    private final String label;

    Engine(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
