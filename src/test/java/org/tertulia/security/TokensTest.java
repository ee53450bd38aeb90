package org.tertulia.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.node.Outdated;
import org.tertulia.team.Agent;
import org.tertulia.team.AgentChanged;
import org.tertulia.team.Agents;
import org.tertulia.team.Role;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.container.HandClock;

@Persistent
class TokensTest {

    @Inject
    Tokens tokens;
    @Inject
    Agents agents;
    @Inject
    HandClock clock;
    @Inject
    Event<Outdated> outdated;
    @Inject
    Heard heard;

    private Agent ana;

    @BeforeEach
    void employ() {
        agents.add(EmailAddress.parse("boss@example.com"), "Boss", Role.ADMINISTRATOR, "a long password");
        ana = agents.add(EmailAddress.parse("ana@example.com"), "Ana", Role.AGENT, "a long password");
    }

    @Test
    void knowsItsTokensByKind() {
        String session = tokens.issue(ana, TokenKind.SESSION).token();
        String api = tokens.issue(ana, TokenKind.API).token();

        assertThat(tokens.resolve(session, TokenKind.SESSION).id()).isEqualTo(ana.id());
        assertThat(tokens.resolve(api, TokenKind.API).id()).isEqualTo(ana.id());
        assertThat(tokens.resolve(session, TokenKind.API)).as("a cookie is no API token").isNull();
        assertThat(tokens.resolve(api, TokenKind.SESSION)).isNull();
        assertThat(tokens.fromCookie("theme=dark; tertulia_session=" + session).id()).isEqualTo(ana.id());
        assertThat(tokens.fromCookie("theme=dark")).isNull();
        assertThat(tokens.fromCookie(null)).isNull();
    }

    @Test
    void keepsOnlyAHash(Databases.Address database) throws SQLException {
        String token = tokens.issue(ana, TokenKind.SESSION).token();
        try (Connection connection = database.open().getConnection(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("select hash from access_token")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).hasSize(64).doesNotContain(token);
        }
    }

    @Test
    void knowsNoOthers() {
        for (String token : new String[] {null, "", "x", "x".repeat(43), "ü".repeat(43), "x".repeat(100_000)}) {
            assertThat(tokens.resolve(token, TokenKind.SESSION)).isNull();
        }
    }

    @Test
    void endsATokenAtItsTime() {
        Issued session = tokens.issue(ana, TokenKind.SESSION);
        assertThat(session.expiresAt()).isEqualTo(HandClock.START.plus(TokenKind.SESSION.life()));

        clock.advance(TokenKind.SESSION.life().minusSeconds(1));
        assertThat(tokens.resolve(session.token(), TokenKind.SESSION)).isNotNull();
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.resolve(session.token(), TokenKind.SESSION)).as("though it is remembered").isNull();
    }

    @Test
    void clearsAwayWhatHasExpired(Databases.Address database) throws SQLException {
        tokens.issue(ana, TokenKind.SESSION);
        clock.advance(TokenKind.SESSION.life().plusSeconds(1));
        tokens.issue(ana, TokenKind.API);
        assertThat(rows(database)).isEqualTo(1);
    }

    @Test
    void revokesAtOnce() {
        String one = tokens.issue(ana, TokenKind.SESSION).token();
        String other = tokens.issue(ana, TokenKind.SESSION).token();
        assertThat(tokens.resolve(one, TokenKind.SESSION)).isNotNull();

        tokens.revoke(one);
        assertThat(tokens.resolve(one, TokenKind.SESSION)).isNull();
        assertThat(tokens.resolve(other, TokenKind.SESSION)).isNotNull();
    }

    @Test
    void forgetsWhatAnotherNodeSaysIsOutdated(Databases.Address database) throws SQLException {
        String token = tokens.issue(ana, TokenKind.SESSION).token();
        for (Outdated what : List.of(new SignedOut(ana.id()).outdated(), new AgentChanged(ana.id()).outdated(), Outdated.EVERYTHING)) {
            switchOff(database, false);
            assertThat(tokens.resolve(token, TokenKind.SESSION)).isNotNull();
            switchOff(database, true);
            outdated.fire(new SignedOut(ana.id() + 1).outdated());
            outdated.fire(new Outdated("inbox", ana.id()));
            assertThat(tokens.resolve(token, TokenKind.SESSION)).as("remembered").isNotNull();
            outdated.fire(what);
            assertThat(tokens.resolve(token, TokenKind.SESSION)).as("after " + what).isNull();
        }
    }

    @Test
    void saysThatSomebodyHasSignedOut() {
        String token = tokens.issue(ana, TokenKind.SESSION).token();
        heard.clear();
        tokens.revoke(token);
        tokens.revoke(token);
        assertThat(heard.all()).containsExactly(new SignedOut(ana.id()).outdated());
    }

    /** What all nodes are told. */
    @ApplicationScoped
    static class Heard {

        private final List<Outdated> all = new CopyOnWriteArrayList<>();

        void hear(@Observes Outdated what) {
            all.add(what);
        }

        void clear() {
            all.clear();
        }

        List<Outdated> all() {
            return all;
        }
    }

    @Test
    void letsNobodyInWhoIsSwitchedOff() {
        String token = tokens.issue(ana, TokenKind.API).token();
        assertThat(tokens.resolve(token, TokenKind.API)).isNotNull();

        agents.activate(ana.id(), false);
        assertThat(tokens.resolve(token, TokenKind.API)).isNull();
        agents.activate(ana.id(), true);
        assertThat(tokens.resolve(token, TokenKind.API)).isNotNull();
    }

    @Test
    void followsAChangeOfRoleAtOnce() {
        String token = tokens.issue(ana, TokenKind.API).token();
        assertThat(tokens.resolve(token, TokenKind.API).isAdministrator()).isFalse();
        agents.appoint(ana.id(), Role.ADMINISTRATOR);
        assertThat(tokens.resolve(token, TokenKind.API).isAdministrator()).isTrue();
    }

    @Test
    void signsOutEverywhereWithTheOldPassword(Databases.Address database) throws SQLException {
        String session = tokens.issue(ana, TokenKind.SESSION).token();
        String api = tokens.issue(ana, TokenKind.API).token();
        assertThat(tokens.resolve(session, TokenKind.SESSION)).isNotNull();

        agents.changePassword(ana.id(), "another password");
        assertThat(tokens.resolve(session, TokenKind.SESSION)).isNull();
        assertThat(tokens.resolve(api, TokenKind.API)).isNull();
        assertThat(rows(database)).isZero();
    }

    /** As another node does it. */
    private void switchOff(Databases.Address database, boolean off) throws SQLException {
        try (Connection connection = database.open().getConnection(); Statement statement = connection.createStatement()) {
            statement.executeUpdate("update agent set active = " + !off + " where id = " + ana.id());
        }
    }

    private static int rows(Databases.Address database) throws SQLException {
        try (Connection connection = database.open().getConnection(); Statement statement = connection.createStatement();
             ResultSet count = statement.executeQuery("select count(*) from access_token")) {
            count.next();
            return count.getInt(1);
        }
    }
}
