package org.tertulia.api;

import java.time.Instant;
import org.tertulia.contact.Contact;

/** A contact. @param verified whether the person has proved that the address is theirs */
public record ContactJson(String id, String email, String firstName, String lastName, boolean verified, String language,
                          Instant createdAt, Instant updatedAt) {

    static ContactJson of(Contact contact) {
        return new ContactJson(Names.id(contact.id()), contact.email(), contact.firstName(), contact.lastName(), contact.verified(),
                contact.language(), contact.createdAt(), contact.updatedAt());
    }
}
