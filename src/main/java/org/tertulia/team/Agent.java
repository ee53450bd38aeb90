package org.tertulia.team;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Text;

/** A member of the team: signs in with an e-mail address, answers visitors under a name. Never deleted, only switched off. */
@Entity
public class Agent {

    /** The longest signature (characters). */
    public static final int LONGEST_SIGNATURE = 1_000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    private Long id;
    private String email;
    private String name;
    @Enumerated(EnumType.STRING)
    private Role role;
    @Column(name = "password_hash")
    private String passwordHash;
    @Enumerated(EnumType.STRING)
    private Availability availability;
    private String language;
    private boolean active;
    @Column(name = "created_at")
    private Instant createdAt;

    private String signature;

    protected Agent() {
    }

    Agent(EmailAddress email, String name, Role role, String passwordHash, Instant now) {
        this.email = email.value();
        this.passwordHash = Objects.requireNonNull(passwordHash);
        this.availability = Availability.AVAILABLE;
        this.active = true;
        this.createdAt = now;
        rename(name);
        appoint(role);
    }

    void rename(String newName) {
        name = Text.required("name", newName, 100);
    }

    void appoint(Role newRole) {
        role = Objects.requireNonNull(newRole);
    }

    void changePassword(String hash) {
        passwordHash = hash;
    }

    void become(Availability now) {
        availability = Objects.requireNonNull(now);
    }

    void speak(String newLanguage) {
        language = newLanguage;
    }

    void sign(String text) {
        String lines = Text.lines("signature", text, LONGEST_SIGNATURE);
        signature = lines.isEmpty() ? null : lines;
    }

    void activate(boolean on) {
        active = on;
    }

    public Long id() {
        return id;
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public Role role() {
        return role;
    }

    public boolean isAdministrator() {
        return role == Role.ADMINISTRATOR;
    }

    /** The hash, in the form that the platform's password hash makes. For {@code security} only. */
    public String passwordHash() {
        return passwordHash;
    }

    public Availability availability() {
        return availability;
    }

    /** The agent's own choice of language, or null for the browser's. */
    public String language() {
        return language;
    }

    /** Whether the agent may sign in. */
    public boolean active() {
        return active;
    }

    /** What stands below their letters, in plain text; null for none. */
    public String signature() {
        return signature;
    }
}
