package org.tertulia.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Tertulia;

/** Words are found by the packaged product, on the server and on both databases as they are. */
class SearchIT {

    @ParameterizedTest
    @EnumSource(Engine.class)
    void wordsAreFoundAndNothingElse(Engine engine) {
        try (Tertulia tertulia = Tertulia.on(engine, Map.of()).start()) {
            Client admin = Client.of(tertulia, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD);
            String channel = Client.channel(admin.inbox("Search"));
            String cafe = new Guest(tertulia, channel).write("Où est le Café Luzia ? Commande 2024/0815.");
            String other = new Guest(tertulia, channel).write("Is the cafeteria open?");
            assertThat(found(admin, "cafe luz")).containsExactly(cafe);
            assertThat(found(admin, "0815")).containsExactly(cafe);
            assertThat(found(admin, "CAFÉ")).containsExactly(other, cafe);
            assertThat(found(admin, "luzia cafeteria")).isEmpty();
            assertThat(found(admin, "' & :* %")).isEmpty();
            assertThat(admin.get("/conversations?q=" + "x".repeat(201)).status()).isEqualTo(400);
        }
    }

    private static List<String> found(Client client, String words) {
        Client.Answer answer = client.get("/conversations?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)).ok();
        return IntStream.range(0, answer.json().getJsonArray("items").size()).mapToObj(i -> answer.item(i).getString("id")).toList();
    }
}
