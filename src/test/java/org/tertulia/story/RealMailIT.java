package org.tertulia.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.RealMail;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/** The way out and back through the mail servers that many run: Exim sends, Dovecot keeps the mailboxes. */
class RealMailIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RealMail mail;
    private Tertulia server;
    private Rest rest;

    @BeforeEach
    void start() {
        assumeTrue(RealMail.available(), "bin/test fetches the mail servers, and they need root");
        mail = new RealMail();
        server = Tertulia.with(Map.of("TERTULIA_SMTP_URL", mail.smtpUrl(), "TERTULIA_IMAP_URL", mail.imapUrl("tertulia.example"),
                "TERTULIA_MAIL_FROM", "support@tertulia.example")).start();
        rest = Rest.asAdministrator(server);
    }

    @AfterEach
    void end() {
        if (mail != null) {
            server.close();
            mail.close();
        }
    }

    @Test
    void theConversationGoesOutAndComesBackAndABounceFindsItsReply() throws Exception {
        String token = leaves("Until when are you open?", "ana@example.org");
        String conversation = newest();
        reply(conversation, "Until six.");
        server.clock().advance(Duration.ofMinutes(4));
        MimeMessage ours = mail.awaitLetters("example.org", 1, PATIENCE).get(0);
        assertThat(ours.getHeader("Return-Path", null)).isEqualTo("<support@tertulia.example>");

        try (SocketVisitor ana = SocketVisitor.comes(server, token)) {
            String replyTo = ours.getReplyTo()[0].toString();
            mail.send("ana@example.org", replyTo, thunderbird(ours, replyTo));
            assertThat(ana.hears("message").getString("text")).isEqualTo("Obrigada! Chego às cinco.");
        }
        reply(conversation, "See you then.");
        server.clock().advance(Duration.ofMinutes(20));
        MimeMessage second = mail.awaitLetters("example.org", 2, PATIENCE).get(1);
        assertThat(second.getHeader("References", " ").split("\\s+")).containsExactly(ours.getMessageID(), "<tb-1@example.org>");
        assertThat(second.getHeader("In-Reply-To", null)).isEqualTo("<tb-1@example.org>");

        leaves("Do you hear me?", "gone@example.org");
        String lost = newest();
        assertThat(lost).isNotEqualTo(conversation);
        reply(lost, "Loud and clear.");
        server.clock().advance(Duration.ofMinutes(4));
        JsonObject delivery = Eventually.gives(PATIENCE, () -> {
            JsonObject now = rest.get("/conversations/" + lost + "/messages").getJsonArray("items").getValuesAs(JsonObject.class).stream()
                    .filter(each -> each.getString("kind").equals("reply")).findFirst().orElseThrow().getJsonObject("delivery");
            assertThat(now.getString("state")).isEqualTo("bounced");
            return now;
        });
        assertThat(delivery.getString("reason")).isNotBlank();
        assertThat(rest.get("/letters?kind=bounce").getJsonArray("items").getJsonObject(0).getJsonObject("bounce").getString("recipient"))
                .isEqualTo("gone@example.org");
    }

    /** A visitor writes, leaves an address, and goes. @return their token */
    private String leaves(String text, String email) throws Exception {
        try (SocketVisitor visitor = SocketVisitor.comes(server, null)) {
            visitor.writes(text);
            visitor.leavesTheAddress(email);
            return visitor.token();
        }
    }

    private String newest() {
        List<JsonObject> all = rest.get("/conversations").getJsonArray("items").getValuesAs(JsonObject.class);
        return all.get(0).getString("id");
    }

    private void reply(String conversation, String text) {
        rest.post("/conversations/" + conversation + "/messages", Json.createObjectBuilder().add("key", UUID.randomUUID().toString())
                .add("kind", "reply").add("text", text).build());
    }

    private static String thunderbird(MimeMessage ours, String replyTo) throws Exception {
        return """
                Message-ID: <tb-1@example.org>
                Date: Mon, 5 Jan 2026 11:12:13 +0000
                MIME-Version: 1.0
                User-Agent: Mozilla Thunderbird
                Subject: Re: %s
                Content-Language: pt
                To: "Support" <%s>
                References: %s
                From: Ana Silva <ana@example.org>
                In-Reply-To: %s
                Content-Type: text/plain; charset=UTF-8; format=flowed
                Content-Transfer-Encoding: 8bit

                Obrigada! Chego às cinco.

                Às 11:10 de 05/01/2026, Support escreveu:
                > Until six.
                >
                """.formatted(ours.getSubject(), replyTo, ours.getMessageID(), ours.getMessageID());
    }
}
