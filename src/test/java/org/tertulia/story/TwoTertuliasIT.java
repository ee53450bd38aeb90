package org.tertulia.story;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.MailServer;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/** Two installations that answer by themselves, and write to each other: it stops after one round. */
class TwoTertuliasIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern ROUNDS = Pattern.compile("(?m)^tertulia_job_rounds_total (\\d+)");

    private final MailServer mail = new MailServer();
    private Tertulia north;
    private Tertulia south;

    @BeforeEach
    void start() {
        north = tertulia("north.example");
        south = tertulia("south.example");
    }

    private Tertulia tertulia(String domain) {
        Tertulia server = Tertulia.with(Map.of("TERTULIA_SMTP_URL", mail.smtpUrl(), "TERTULIA_IMAP_URL", mail.catchAll(domain),
                "TERTULIA_MAIL_FROM", "support@" + domain)).start();
        Rest rest = Rest.asAdministrator(server);
        JsonObject inbox = rest.get("/inboxes").getJsonArray("items").getJsonObject(0);
        JsonObject answer = Json.createObjectBuilder().add("mail", Json.createObjectBuilder().add("answer", Json.createObjectBuilder()
                .add("on", true).add("text", "Thank you, " + domain + " answers soon."))).build();
        JsonObject changed = rest.put("/inboxes/" + inbox.getString("id"), answer);
        assertThat(changed.getJsonObject("mail").getJsonObject("answer").getBoolean("on")).isTrue();
        return server;
    }

    @AfterEach
    void end() {
        south.close();
        north.close();
        mail.close();
    }

    @Test
    void automaticAnswersEndAfterOneRoundEvenWhereTheirMarksAreLost() {
        mail.comes("north.example", letter("One"));
        assertThat(awaitLetters(north, 1)).extracting(each -> each.getString("kind")).containsExactly("new");
        assertThat(awaitLetters(south, 1)).extracting(each -> each.getString("kind")).containsExactly("automatic");
        settle();
        assertThat(kinds(north)).hasSize(1);
        assertThat(kinds(south)).hasSize(1);
        assertThat(conversations(south)).isZero();

        mail.losesMarks();
        north.clock().advance(Duration.ofDays(1));
        mail.comes("north.example", letter("Two"));
        awaitLetters(south, 2);
        awaitLetters(north, 3);
        settle();
        assertThat(kinds(south)).as("the first thing that south hears as if from a person").containsExactly("new", "automatic");
        assertThat(kinds(north)).as("south's automatic answer, as if from a person, in the thread of ours").containsExactly("reply", "new", "new");
    }

    /** Whatever is due has been done, and what follows from it, on both sides. */
    private void settle() {
        for (int i = 0; i < 3; i++) {
            for (Tertulia server : List.of(north, south)) {
                server.clock().advance(Duration.ofMinutes(1));
                long before = rounds(server);
                Eventually.within(PATIENCE, () -> assertThat(rounds(server)).isGreaterThan(before + 1));
                Eventually.within(PATIENCE, () -> assertThat(server.get("/metrics").body()).contains("tertulia_jobs{state=\"running\"} 0"));
            }
        }
    }

    private static long rounds(Tertulia server) {
        Matcher rounds = ROUNDS.matcher(server.get("/metrics").body());
        assertThat(rounds.find()).isTrue();
        return Long.parseLong(rounds.group(1));
    }

    private static List<JsonObject> awaitLetters(Tertulia server, int count) {
        return Eventually.gives(PATIENCE, () -> {
            List<JsonObject> come = letters(server);
            assertThat(come.stream().filter(each -> !each.isNull("kind"))).hasSize(count);
            return come;
        });
    }

    private static List<String> kinds(Tertulia server) {
        return letters(server).stream().map(each -> each.getString("kind")).toList();
    }

    private static List<JsonObject> letters(Tertulia server) {
        return Rest.asAdministrator(server).get("/letters").getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static int conversations(Tertulia server) {
        return Rest.asAdministrator(server).get("/conversations").getJsonArray("items").size();
    }

    private static String letter(String subject) {
        return """
                From: South <support@south.example>
                To: support@north.example
                Subject: %s
                Date: Mon, 5 Jan 2026 10:30:00 +0000
                Message-ID: <%s@south.example>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8

                A person of the south writes.
                """.formatted(subject, subject);
    }
}
