package org.tertulia.mail;

import org.tertulia.platform.EmailAddress;

/** An address with the name that a mail program shows for it. @param name null for none; control characters become blanks */
public record Mailbox(EmailAddress address, String name) {

    public Mailbox {
        name = name == null || name.isBlank() ? null : Letter.line(name);
    }
}
