package org.tertulia.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Tertulia;

/** Words are found by the packaged product, on the server and on both databases as they are. */
class SearchIT {

    @Test
    void wordsAreFoundAndNothingElseOnH2() {
        wordsAreFoundAndNothingElse(Tertulia.shared());
    }

    @Test
    void wordsAreFoundAndNothingElseOnPostgreSql() {
        try (Tertulia tertulia = Tertulia.on(Engine.POSTGRESQL, Map.of()).start()) {
            wordsAreFoundAndNothingElse(tertulia);
        }
    }

    private static void wordsAreFoundAndNothingElse(Tertulia tertulia) {
        Client admin = Client.of(tertulia, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD);
        String channel = Client.channel(admin.inbox("Search"));
        String dairy = new Guest(tertulia, channel).write("Où est la Crémerie Luzia ? Commande 2024/0815.");
        String other = new Guest(tertulia, channel).write("Is the cremeria open?");
        assertThat(found(admin, "cremerie luz")).containsExactly(dairy);
        assertThat(found(admin, "0815")).containsExactly(dairy);
        assertThat(found(admin, "CRÉM")).containsExactly(other, dairy);
        assertThat(found(admin, "luzia cremeria")).isEmpty();
        assertThat(found(admin, "' & :* %")).isEmpty();
        assertThat(admin.get("/conversations?q=" + "x".repeat(201)).status()).isEqualTo(400);
    }

    private static List<String> found(Client client, String words) {
        Client.Answer answer = client.get("/conversations?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)).ok();
        return IntStream.range(0, answer.json().getJsonArray("items").size()).mapToObj(i -> answer.item(i).getString("id")).toList();
    }
}
