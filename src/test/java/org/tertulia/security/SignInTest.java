package org.tertulia.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Refusal;
import org.tertulia.team.Agent;
import org.tertulia.team.Agents;
import org.tertulia.team.Passwords;

class SignInTest {

    private static final String RIGHT = "correct horse";

    private final MovableClock clock = new MovableClock();
    private final Agent ana = agent(true);
    private final Agent former = agent(false);
    private final List<Agent> verified = new ArrayList<>();
    private final SignIn signIn = new SignIn();

    @BeforeEach
    void furnish() {
        signIn.limits = RateLimitsTest.limits(clock);
        signIn.agents = new Agents() {
            @Override
            public Optional<Agent> byEmail(EmailAddress email) {
                return switch (email.value()) {
                    case "ana@example.com" -> Optional.of(ana);
                    case "former@example.com" -> Optional.of(former);
                    default -> Optional.empty();
                };
            }
        };
        signIn.passwords = new Passwords() {
            @Override
            public boolean fits(Agent agent, String password) {
                verified.add(agent);
                return agent != null && password.equals(RIGHT);
            }
        };
    }

    @Test
    void takesTheRightPasswordHoweverTheAddressIsWritten() {
        assertThat(signIn.withPassword(" Ana@Example.com", RIGHT, "192.0.2.1")).isSameAs(ana);
    }

    @Test
    void answersTheSameToAWrongPasswordAnUnknownAccountAndWhatIsNoAddress() {
        Refusal wrong = refused("ana@example.com", "guess", "192.0.2.1");
        assertThat(wrong.code()).isEqualTo(SignIn.WRONG);
        for (String email : new String[] {"nobody@example.com", "former@example.com", "no address", "", null}) {
            Refusal other = refused(email, RIGHT, "192.0.2.1");
            assertThat(other).hasMessage(wrong.getMessage());
            assertThat(other.code()).isEqualTo(wrong.code());
        }
        assertThat(refused("ana@example.com", null, "192.0.2.1")).hasMessage(wrong.getMessage());
        assertThat(refused("ana@example.com", "x".repeat(100_000), "192.0.2.1")).hasMessage(wrong.getMessage());
        assertThat(verified).as("a hash was computed each time").hasSize(8).startsWith(ana).containsOnly(ana, null);
    }

    @Test
    void stopsGuessingAtOneAccountFromManyAddresses() {
        for (int i = 0; i < 10; i++) {
            assertThat(refused("ana@example.com", "guess", "192.0.2." + i).code()).isEqualTo(SignIn.WRONG);
        }
        Refusal tooMany = refused("ana@example.com", RIGHT, "198.51.100.1");
        assertThat(tooMany.reason()).isEqualTo(Refusal.Reason.TOO_MANY);
        assertThat(tooMany.after()).isEqualTo(Duration.ofMinutes(1));
        assertThat(verified).as("not even looked at").hasSize(10);

        clock.move(tooMany.after());
        assertThat(signIn.withPassword("ana@example.com", RIGHT, "198.51.100.1")).isSameAs(ana);
    }

    @Test
    void stopsGuessingAtManyAccountsFromOneAddress() {
        for (int i = 0; i < 30; i++) {
            assertThat(refused("nobody" + i + "@example.com", "guess", "192.0.2.1").code()).isEqualTo(SignIn.WRONG);
        }
        assertThat(refused("ana@example.com", RIGHT, "192.0.2.1").reason()).isEqualTo(Refusal.Reason.TOO_MANY);
        assertThat(signIn.withPassword("ana@example.com", RIGHT, "192.0.2.2")).isSameAs(ana);
    }

    @Test
    void doesNotCountThoseWhoKnowTheirPassword() {
        for (int i = 0; i < 100; i++) {
            signIn.withPassword("ana@example.com", RIGHT, "192.0.2.1");
        }
    }

    private Refusal refused(String email, String password, String address) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> signIn.withPassword(email, password, address));
        assertThat(refusal).as("refused").isNotNull();
        return refusal;
    }

    private static Agent agent(boolean active) {
        return new Agent() {
            @Override
            public boolean active() {
                return active;
            }
        };
    }
}
