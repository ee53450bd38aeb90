package org.tertulia.story;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.MailServer;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/** Letters both ways while the process is killed. */
class KilledLettersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Rest rest;

    /** Letters come in and replies go out while the process is killed: between fetching, storing, working, writing down and sending. */
    @Test
    void eachLetterInAndOutCountsOnceHoweverOftenTheProcessIsKilled() throws Exception {
        try (MailServer mail = new MailServer(); Tertulia server = Tertulia.with(Map.of("TERTULIA_SMTP_URL", mail.smtpUrl(), "TERTULIA_IMAP_URL",
                mail.imapUrl(), "TERTULIA_MAIL_FROM", MailServer.OURS)).start()) {
            rest = Rest.asAdministrator(server);
            lettersComeAndGo(mail, server);
        }
    }

    private void lettersComeAndGo(MailServer mail, Tertulia server) throws Exception {
        Random chance = new Random(7);
        List<String> answered = new ArrayList<>();
        int letters = 0;
        for (int round = 0; round < 4; round++) {
            List<String> waiting = all("/conversations?limit=200").stream().map(each -> each.getString("id")).filter(id -> !answered.contains(id)).toList();
            answered.addAll(waiting);
            CompletableFuture<Void> replying = CompletableFuture.runAsync(() -> waiting.forEach(this::replyUntilItIsThere));
            for (int i = 0; i < (round < 3 ? 40 : 0); i++) {
                letters++;
                mail.comes(LettersIT.letter("p" + letters + "@example.com", "Subject " + letters, "Letter number " + letters + "."));
            }
            int known = round < 3 ? letters - 40 + chance.nextInt(40) : letters;
            Eventually.within(PATIENCE, () -> assertThat(all("/letters?limit=200").size()).isGreaterThanOrEqualTo(known));
            server.kill9();
            server.clock().advance(Duration.ofSeconds(61));
            server.start();
            replying.join();
        }
        server.clock().advance(Duration.ofSeconds(61));
        int sent = letters;
        Eventually.within(Duration.ofSeconds(60), () -> assertThat(all("/letters?kind=new&limit=200")).hasSize(sent));
        List<String> conversations = all("/conversations?limit=200").stream().map(each -> each.getString("id")).toList();
        conversations.stream().filter(id -> !answered.contains(id)).forEach(this::replyUntilItIsThere);
        assertThat(conversations).hasSize(sent);
        assertThat(all("/letters?limit=200").stream().map(each -> each.getString("subject")).distinct().count()).isEqualTo(sent);
        for (String conversation : conversations) {
            JsonObject its = rest.get("/conversations/" + conversation);
            Eventually.within(Duration.ofSeconds(60), () -> assertThat(rest.get("/conversations/" + conversation + "/messages").getJsonArray("items")
                    .getValuesAs(JsonObject.class)).extracting(each -> each.isNull("delivery") ? "" : each.getJsonObject("delivery").getString("state"))
                    .containsExactly("", "forwarded"));
            List<MimeMessage> out = mail.awaitLetters(its.getJsonObject("contact").getString("email"), 1);
            for (MimeMessage again : out) {
                assertThat(again.getMessageID()).as("sent again, it is the same letter").isEqualTo(out.get(0).getMessageID());
            }
            assertThat(Letter.text(out.get(0))).contains("Answer to " + conversation + ".");
        }
    }

    private void replyUntilItIsThere(String conversation) {
        UUID key = UUID.randomUUID();
        Eventually.within(Duration.ofSeconds(90), () -> rest.post("/conversations/" + conversation + "/messages", Json.createObjectBuilder().add("key", key.toString())
                .add("kind", "reply").add("text", "Answer to " + conversation + ".").build()));
    }

    private List<JsonObject> all(String path) {
        JsonObject page = rest.get(path);
        List<JsonObject> items = page.getJsonArray("items").getValuesAs(JsonObject.class);
        return page.isNull("next") ? items : Stream.concat(items.stream(),
                all(path.replaceAll("&cursor=.*", "") + "&cursor=" + page.getString("next")).stream()).toList();
    }
}
