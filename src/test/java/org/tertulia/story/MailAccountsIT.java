package org.tertulia.story;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.MailServer;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/** Mailboxes that administrators connect, between the packaged product and a real mail server. */
class MailAccountsIT {

    private static final String SALES = "sales@shop.example";
    private static final String SECRET = "correct-horse-7";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MailServer mail = new MailServer();
    private Tertulia server;
    private Rest rest;

    @BeforeEach
    void start() {
        server = Tertulia.with(Map.of("TERTULIA_SMTP_URL", mail.smtpUrl(), "TERTULIA_MAIL_FROM", MailServer.OURS)).start();
        rest = Rest.asAdministrator(server);
        mail.opens(SALES, "sales", SECRET);
    }

    @AfterEach
    void end() {
        server.close();
        mail.close();
    }

    @Test
    void aMailboxIsConnectedReadAtOnceAndAnsweredFrom() throws Exception {
        String inbox = rest.post("/inboxes", Json.createObjectBuilder().add("name", "Sales").build()).getString("id");
        JsonObject made = rest.post("/mail-accounts", account(mail.imapPort()).add("inbox", inbox).build());
        String path = "/mail-accounts/" + made.getString("id");
        assertThat(made.toString()).doesNotContain(SECRET);
        Eventually.within(PATIENCE, () -> assertThat(rest.get(path).getJsonObject("reading").getString("mode")).isEqualTo("idle"));

        mail.comesTo(SALES, "From: Carl Cook <carl@example.com>\nTo: " + SALES + "\nSubject: Spare parts\nMessage-ID: <1@client.example>\n\nDo you have gaskets?\n");
        JsonObject letter = Eventually.gives(Duration.ofSeconds(8), () -> letters().stream().filter(each -> !each.isNull("kind")).findFirst()
                .orElseThrow(() -> new AssertionError("not there yet")));
        JsonObject conversation = rest.get("/conversations/" + letter.getString("conversation"));
        assertThat(conversation.getString("inbox")).isEqualTo(inbox);

        rest.post("/conversations/" + conversation.getString("id") + "/messages", Json.createObjectBuilder().add("key", UUID.randomUUID().toString())
                .add("kind", "reply").add("text", "We do.").build());
        MimeMessage answer = mail.awaitLetters("carl@example.com", 1).get(0);
        assertThat(answer.getFrom()[0].toString()).contains(SALES);
        assertThat(answer.getReplyTo()[0].toString()).startsWith("sales+");

        JsonObject reading = rest.get(path).getJsonObject("reading");
        assertThat(reading.getInt("waiting")).isZero();
        assertThat(reading.isNull("error")).isTrue();
        assertThat(rest.get("/mail-accounts").toString()).contains(SALES).doesNotContain(SECRET);

        assertThat(rest.put(path, rest.get(path)).getJsonObject("imap").getInt("port")).as("what is given can be sent back").isEqualTo(mail.imapPort());
        rest.put(path, Json.createObjectBuilder().add("enabled", false).build());
        Eventually.within(PATIENCE, () -> assertThat(rest.get(path).getJsonObject("reading").isNull("node")).isTrue());
        rest.put(path, Json.createObjectBuilder().add("enabled", true).build());
        Eventually.within(PATIENCE, () -> assertThat(rest.get(path).getJsonObject("reading").getString("mode", null)).isEqualTo("idle"));
        server.restart();
        Eventually.within(PATIENCE, () -> assertThat(rest.get(path).getJsonObject("reading").getString("mode", null)).as("the next process takes over").isEqualTo("idle"));
        server.stop();
        assertThat(server.log()).doesNotContain(SECRET).doesNotContain("SEVERE").doesNotContain("org.tertulia.mail.incoming");
    }

    @Test
    void lettersAreReadOnceAlsoWhenTheProcessIsKilled() {
        rest.post("/mail-accounts", account(mail.imapPort()).build());
        for (int i = 0; i < 120; i++) {
            mail.comesTo(SALES, "From: p" + i + "@example.com\nTo: " + SALES + "\nSubject: Letter " + i + "\n\nNumber " + i + "\n");
        }
        Eventually.within(PATIENCE, () -> assertThat(letters()).hasSizeGreaterThan(20));
        server.kill9();
        server.clock().advance(Duration.ofSeconds(61));
        server.start();
        Eventually.within(Duration.ofSeconds(60), () -> {
            assertThat(letters()).hasSize(120);
            assertThat(letters()).allSatisfy(each -> assertThat(each.isNull("kind")).isFalse());
        });
        assertThat(letters().stream().map(each -> each.getString("subject")).distinct()).hasSize(120);
        assertThat(rest.get("/conversations?limit=200").getJsonArray("items")).hasSize(120);
    }

    @Test
    void aMailboxIsTriedOutByTheApiAndCounted() {
        JsonObject begun = rest.post("/mail-accounts/tests", account(mail.imapPort()).build());
        JsonObject trial = Eventually.gives(Duration.ofSeconds(60), () -> {
            JsonObject now = rest.get("/mail-accounts/tests/" + begun.getString("id"));
            assertThat(now.getBoolean("over")).isTrue();
            return now;
        });
        assertThat(trial.getBoolean("plusAddresses")).isFalse();
        assertThat(trial.getJsonArray("steps").getValuesAs(JsonObject.class)).hasSize(7).allSatisfy(step ->
                assertThat(step.getString("state")).as(step.getString("step")).isEqualTo(step.getString("step").equals("match") ? "failed" : "passed"));

        String id = rest.post("/mail-accounts", account(1).build()).getString("id");
        Eventually.within(PATIENCE, () -> assertThat(rest.get("/mail-accounts/" + id).getJsonObject("reading").getString("fault")).isEqualTo("unreachable"));
        assertThat(rest.get("/mail-accounts/" + id).getJsonObject("reading").getString("error")).startsWith("Nothing answers at 127.0.0.1:1.");
        assertThat(server.get("/metrics").body()).contains("tertulia_mail_failing{account=\"" + id + "\"} 1", "tertulia_mail_waiting{account=\"" + id + "\"} 0")
                .doesNotContain(SALES);
    }

    @Test
    void anInboxHasAnAddressAtOnce() {
        rest.post("/mail-accounts", account(mail.imapPort()).build());
        JsonObject inbox = rest.post("/inboxes", Json.createObjectBuilder().add("name", "Retours & Échanges").build());
        String address = inbox.getJsonObject("mail").getString("fallback");
        assertThat(address).matches("sales\\+[a-z2-9]{10}@shop\\.example");
        mail.comesTo(SALES, "From: Carl Cook <carl@example.com>\nTo: " + address + "\nSubject: Returns\nMessage-ID: <2@client.example>\n\nIt does not fit.\n");
        JsonObject letter = Eventually.gives(PATIENCE, () -> letters().stream().filter(each -> !each.isNull("kind")).findFirst()
                .orElseThrow(() -> new AssertionError("not there yet")));
        assertThat(rest.get("/conversations/" + letter.getString("conversation")).getString("inbox")).isEqualTo(inbox.getString("id"));
        assertThat(rest.put("/inboxes/" + inbox.getString("id"), inbox).getJsonObject("mail").getString("fallback")).isEqualTo(address);
    }

    private List<JsonObject> letters() {
        return rest.get("/letters?limit=200").getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private JsonObjectBuilder account(int imapPort) {
        return Json.createObjectBuilder().add("name", "Sales").add("address", SALES).add("secret", SECRET)
                .add("imap", endpoint(imapPort)).add("smtp", endpoint(mail.smtpPort()));
    }

    private static JsonObjectBuilder endpoint(int port) {
        return Json.createObjectBuilder().add("host", "127.0.0.1").add("port", port).add("safety", "none").add("user", "sales");
    }
}
