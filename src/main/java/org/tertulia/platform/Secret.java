package org.tertulia.platform;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A key that the installation made for itself at the first start. */
@Entity
class Secret {

    @Id
    private String name;
    @Column(name = "secret_key", updatable = false)
    private String key;

    protected Secret() {
    }

    Secret(String name, String key) {
        this.name = name;
        this.key = key;
    }

    String key() {
        return key;
    }
}
