package org.tertulia.contact;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Text;

/**
 * A person whose e-mail address is known (row A1). The address may be a mere claim, typed into the chat; it is
 * <em>verified</em> once the person has proved it, and until then nothing is shown on the strength of it (row B3).
 */
@Entity
public class Contact {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    private Long id;
    private String email;
    @Column(name = "first_name")
    private String firstName;
    @Column(name = "last_name")
    private String lastName;
    private boolean verified;
    private String language;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Contact() {
    }

    Contact(EmailAddress email, String firstName, String lastName, String language, Instant now) {
        this.email = email.value();
        this.language = language;
        this.createdAt = now;
        rename(firstName, lastName, now);
    }

    void rename(String first, String last, Instant now) {
        firstName = Text.line("firstName", first, 100);
        lastName = Text.line("lastName", last, 100);
        updatedAt = now;
    }

    void move(EmailAddress newEmail, Instant now) {
        if (!email.equals(newEmail.value())) {
            email = newEmail.value();
            verified = false;
            updatedAt = now;
        }
    }

    /** The person has answered from the address to a letter that only it got. @return whether that was news */
    boolean proveAddress(Instant now) {
        boolean news = !verified;
        verified = true;
        updatedAt = news ? now : updatedAt;
        return news;
    }

    public Long id() {
        return id;
    }

    /** The address, normalised as {@link EmailAddress} does. */
    public String email() {
        return email;
    }

    public String firstName() {
        return firstName;
    }

    public String lastName() {
        return lastName;
    }

    /** First and last name, or the address where no name is known. */
    public String displayName() {
        String name = ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName)).strip();
        return name.isEmpty() ? email : name;
    }

    /** Whether the person has proved that the address is theirs. */
    public boolean verified() {
        return verified;
    }

    public String language() {
        return language;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
