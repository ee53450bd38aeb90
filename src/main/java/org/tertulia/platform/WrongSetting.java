package org.tertulia.platform;

/** A setting of the environment that cannot be used. The message names it and says what it must be. */
public class WrongSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /**
     * @param name      without the product's prefix: {@code SMTP_URL}
     * @param complaint goes on after the name, without a full stop: {@code must be …}, {@code is …}, {@code names …}
     */
    public WrongSetting(String name, String complaint) {
        super("TERTULIA_" + name + " " + complaint + ".");
    }

    WrongSetting(String name, String complaint, Throwable cause) {
        super("TERTULIA_" + name + " " + complaint + ".", cause);
    }
}
