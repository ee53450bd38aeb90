package org.tertulia.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void haveDefaultsThatWorkOnALaptop() {
        Settings settings = settings(Map.of());

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.baseUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.databaseUrl()).isEqualTo("jdbc:h2:file:" + Path.of("data").toAbsolutePath() + "/tertulia");
        assertThat(settings.databaseUser()).isEqualTo("sa");
        assertThat(settings.smtpUrl()).isEmpty();
        assertThat(settings.imapUrl()).isEmpty();
        assertThat(settings.mailDrop()).isEmpty();
        assertThat(settings.mailFrom()).isEqualTo("support@localhost");
        assertThat(settings.adminEmail()).isEqualTo("admin@localhost");
        assertThat(settings.adminPassword()).isEmpty();
        assertThat(settings.cluster()).isEmpty();
        assertThat(settings.visitorRate()).isEqualTo(60);
        assertThat(settings.demo()).isFalse();
    }

    @Test
    void countAnEmptyValueAsNone() {
        Settings settings = settings(Map.of("TERTULIA_PORT", "", "TERTULIA_SMTP_URL", " "));

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.smtpUrl()).isEmpty();
    }

    @Test
    void followTheirPort() {
        assertThat(settings(Map.of("TERTULIA_PORT", "8123")).baseUrl()).hasToString("http://localhost:8123");
    }

    @Test
    void takeASlashOffTheBaseUrl() {
        assertThat(settings(Map.of("TERTULIA_BASE_URL", "https://chat.example.com/")).baseUrl())
                .hasToString("https://chat.example.com");
    }

    @Test
    void readNetworksOfProxies() throws UnknownHostException {
        var proxies = settings(Map.of("TERTULIA_PROXIES", "10.0.0.0/9, 192.168.7.3  fd00::/8")).proxies();
        assertThat(proxies).hasSize(3);
        assertThat(proxies.get(0).contains(InetAddress.getByName("10.127.255.255"))).isTrue();
        assertThat(proxies.get(0).contains(InetAddress.getByName("10.128.0.0"))).isFalse();
        assertThat(proxies.get(1).contains(InetAddress.getByName("192.168.7.3"))).isTrue();
        assertThat(proxies.get(1).contains(InetAddress.getByName("192.168.7.2"))).isFalse();
        assertThat(proxies.get(2).contains(InetAddress.getByName("fdff::1"))).isTrue();
        assertThat(proxies.get(2).contains(InetAddress.getByName("10.0.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0", "fd00::/129", "10.0.0.1/-1", "1.2.3.400"})
    void refuseProxiesThatAreNoAddresses(String value) {
        assertThatThrownBy(() -> settings(Map.of("TERTULIA_PROXIES", value)).check()).isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("TERTULIA_PROXIES must be addresses");
    }

    @Test
    void readAListOfNodes() {
        String database = "jdbc:postgresql://db.example/tertulia";
        assertThat(settings(Map.of("TERTULIA_CLUSTER", " a:1 , 10.0.0.2:8080,[fd00::1]:80", "TERTULIA_DB_URL", database)).cluster())
                .containsExactly("a:1", "10.0.0.2:8080", "[fd00::1]:80");
        assertThat(settings(Map.of("TERTULIA_CLUSTER", " ")).cluster()).isEmpty();
        for (String wrong : List.of("a", "a:1;b:2", "http://a:1", "a:1,,b:2", "a:port")) {
            assertThatThrownBy(() -> settings(Map.of("TERTULIA_CLUSTER", wrong, "TERTULIA_DB_URL", database)).check())
                    .isInstanceOf(WrongSetting.class).hasMessageStartingWith("TERTULIA_CLUSTER must name the other nodes");
        }
    }

    @Test
    void refuseOtherNodesOnAnEmbeddedDatabase() {
        assertThatThrownBy(() -> settings(Map.of("TERTULIA_CLUSTER", "a:1")).check())
                .isInstanceOf(WrongSetting.class).hasMessageStartingWith("TERTULIA_CLUSTER names other nodes").hasMessageContaining("TERTULIA_DB_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "80a", "1e3", "99999999999"})
    void refuseAPortThatIsNone(String port) {
        assertThatThrownBy(() -> settings(Map.of("TERTULIA_PORT", port)).port())
                .isInstanceOf(WrongSetting.class).hasMessageContaining("TERTULIA_PORT").hasMessageContaining(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000001", "-60", "sixty", "1.5"})
    void refuseARateThatIsNone(String rate) {
        assertThatThrownBy(() -> settings(Map.of("TERTULIA_VISITOR_RATE", rate)).check())
                .isInstanceOf(WrongSetting.class).hasMessageStartingWith("TERTULIA_VISITOR_RATE ").hasMessageContaining(rate);
    }

    @ParameterizedTest
    @CsvSource({
        "TERTULIA_BASE_URL, ftp://example.com",
        "TERTULIA_BASE_URL, chat.example.com",
        "TERTULIA_BASE_URL, https://example.com?x=1",
        "TERTULIA_BASE_URL, http://exa mple.com",
        "TERTULIA_DB_URL, jdbc:mysql://localhost/x",
        "TERTULIA_DB_URL, postgres://localhost/x",
        "TERTULIA_SMTP_URL, mail.example.com",
        "TERTULIA_SMTP_URL, https://mail.example.com",
        "TERTULIA_SMTP_URL, smtp://user:pass word@example.com",
        "TERTULIA_IMAP_URL, smtp://mail.example.com",
        "TERTULIA_MAIL_FROM, support",
        "TERTULIA_ADMIN_EMAIL, admin@",
    })
    void nameTheSettingThatIsWrong(String name, String value) {
        Settings settings = settings(Map.of(name, value));

        assertThatThrownBy(settings::check)
                .isInstanceOf(WrongSetting.class).hasMessageStartingWith(name + " ").hasMessageEndingWith(".");
    }

    @Test
    void neverRepeatAPassword() {
        assertThatThrownBy(() -> settings(Map.of("TERTULIA_SMTP_URL", "smtp://u:secret word@example.com")).smtpUrl())
                .isInstanceOf(WrongSetting.class).hasMessageNotContaining("secret");
        assertThatThrownBy(() -> settings(Map.of("TERTULIA_DB_URL", "jdbc:x://h?password=secret")).databaseUrl())
                .isInstanceOf(WrongSetting.class).hasMessageNotContaining("secret");
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100)).build());
    }
}
