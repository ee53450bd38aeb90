package org.tertulia.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.platform.Network;

/** The small decisions at the door: which area, which cookie, from where, and where to. */
class DoorsTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/me, API", "/API/v1/me, API", "/api, API", "/api/v1/tokens/x, API",
        "/api/v1/tokens, OPEN", "/ws/chat, OPEN", "/ws/agent, OPEN", "/chat/KEY, OPEN", "/chat/KEY/poll, OPEN",
        "/widget.js, OPEN", "/health/ready, OPEN", "/metrics, OPEN", "/jakarta.faces.resource/app.css.xhtml, OPEN",
        "/inbox, PAGES", "/inbox/1001, PAGES", "/sign-in, PAGES", "/, PAGES", "'', PAGES", "/chatflows, PAGES", "/apis, PAGES"})
    void knowsItsAreas(String path, AgentAuthentication.Area area) {
        assertThat(AgentAuthentication.Area.of(path)).isEqualTo(area);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inbox", "/inbox/1001?view=mine", "/settings/people#new"})
    void leadsToPagesOfOurs(String to) {
        assertThat(LocalTarget.of(to, "/home")).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "inbox", "//evil.example", "/\\evil.example", "/\t/evil.example", "/a\r\nSet-Cookie:x",
        "https://evil.example", "javascript:alert(1)", "/a b"})
    void leadsNowhereElse(String to) {
        assertThat(LocalTarget.of(to, "/home")).isEqualTo("/home");
    }

    @Test
    void comesBackAfterSigningIn() {
        assertThat(LocalTarget.signIn("/inbox")).isEqualTo("/sign-in");
        assertThat(LocalTarget.signIn("/inbox/7?a=b&c=d")).isEqualTo("/sign-in?to=%2Finbox%2F7%3Fa%3Db%26c%3Dd");
        assertThat(LocalTarget.signIn("//evil.example")).isEqualTo("/sign-in");
        assertThat(LocalTarget.path("https://chat.example/inbox?c=7", "/home")).isEqualTo("/inbox?c=7");
        assertThat(LocalTarget.path(null, "/home")).isEqualTo("/home");
        assertThat(LocalTarget.path("not an address", "/home")).isEqualTo("/home");
        assertThat(LocalTarget.signIn(LocalTarget.path("https://chat.example//evil.example", "/home"))).isEqualTo("/sign-in");
    }

    @Test
    void findsTheSessionAmongOtherCookies() {
        assertThat(SessionCookie.in("a=b; tertulia_session=TOKEN; c=d")).isEqualTo("TOKEN");
        assertThat(SessionCookie.in("tertulia_session=")).isEmpty();
        assertThat(SessionCookie.in("xtertulia_session=TOKEN; tertulia_sessions=x")).isNull();
        assertThat(SessionCookie.in((String) null)).isNull();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "203.0.113.9, -, 203.0.113.9",
        "203.0.113.9, 198.51.100.1, 203.0.113.9",
        "127.0.0.1, 198.51.100.1, 198.51.100.1",
        "127.0.0.1, '6.6.6.6, 198.51.100.1', 198.51.100.1",
        "127.0.0.1, evil.example, 127.0.0.1",
        "::1, 2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8:1:2::9, -, 2001:db8:1:2::/64",
        "::ffff:203.0.113.9, -, 203.0.113.9",
        "-, -, unknown"})
    void tellsWhereSomebodyComesFrom(String remote, String forwarded, String address) {
        assertThat(ClientAddress.of(remote, forwarded, new Proxies(List.of()))).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "127.8.8.8, true", "::1, true", "10.0.0.1, false", "2001:db8::1, false"})
    void knowsThisMachine(String remote, boolean here) {
        assertThat(ClientAddress.isThisMachine(ClientAddress.of(remote, null, new Proxies(List.of())))).isEqualTo(here);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "10.0.3.4, 198.51.100.1, 198.51.100.1",
        "10.0.3.4, '6.6.6.6, 198.51.100.1', 198.51.100.1",
        "10.0.3.4, '6.6.6.6, 198.51.100.1, 10.0.9.9, 127.0.0.1', 198.51.100.1",
        "10.0.3.4, '10.1.2.3, 10.0.9.9', 10.1.2.3",
        "10.0.3.4, '10.0.1.1', 10.0.1.1",
        "10.0.3.4, 'evil.example, 10.0.9.9', 10.0.9.9",
        "10.0.3.4, -, 10.0.3.4",
        "10.1.3.4, 198.51.100.1, 10.1.3.4",
        "fd00::7, 198.51.100.1, 198.51.100.1",
        "fd00::8, 198.51.100.1, fd00:0:0:0::/64",
        "::ffff:10.0.3.4, 198.51.100.1, 198.51.100.1",
        "127.0.0.1, 198.51.100.1, 198.51.100.1"})
    void believesTheProxiesThatAreNamed(String remote, String forwarded, String address) {
        Proxies proxies = new Proxies(List.of(Network.of("10.0.0.0/16"), Network.of("fd00::7")));
        assertThat(ClientAddress.of(remote, forwarded, proxies)).isEqualTo(address);
    }
}
