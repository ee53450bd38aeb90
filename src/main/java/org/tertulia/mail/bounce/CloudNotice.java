package org.tertulia.mail.bounce;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tertulia.mail.reading.ReadHeaders;
import org.tertulia.mail.reading.ReadLetter;

/** Bounces, complaints and deliveries that Amazon SES reports as JSON, in a letter of its notification service (SNS). */
final class CloudNotice {

    private static final int LONGEST = 200_000;
    private static final int DEEPEST = 50;

    private CloudNotice() {
    }

    static List<Bounce> read(ReadLetter letter) {
        String text = letter.text() == null ? "" : letter.text();
        int start = text.indexOf('{');
        int end = text.lastIndexOf('}');
        boolean told = text.stripLeading().startsWith("{") && end > start && end - start < LONGEST;
        if (!told || !text.contains("notificationType") && !text.contains("eventType")) {
            return List.of();
        }
        JsonObject whole = parse(text.substring(start, end + 1));
        JsonObject notice = whole.get("Message") instanceof JsonString inner ? parse(inner.getString()) : whole;
        String kind = string(notice, "notificationType") + string(notice, "eventType");
        return switch (kind) {
            case "Bounce" -> bounces(notice, object(notice, "bounce"));
            case "Complaint" -> others(notice, object(notice, "complaint"), "complainedRecipients", Bounce.Outcome.COMPLAINED, Reason.FEEDBACK);
            case "Delivery" -> others(notice, object(notice, "delivery"), "recipients", Bounce.Outcome.DELIVERED, Reason.DELIVERED);
            default -> List.of();
        };
    }

    private static List<Bounce> bounces(JsonObject notice, JsonObject bounce) {
        boolean permanent = string(bounce, "bounceType").equals("Permanent");
        String kind = string(bounce, "bounceSubType");
        List<Bounce> bounces = new ArrayList<>();
        for (JsonValue value : list(bounce, "bouncedRecipients")) {
            JsonObject one = value instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
            String said = string(one, "diagnosticCode").replaceFirst("^[A-Za-z-]{1,12};\\s{0,4}", "");
            SmtpTrace trace = SmtpTrace.of(said);
            String told = SmtpTrace.statusIn(string(one, "status"));
            String status = told == null || SmtpTrace.vague(told) && trace.status() != null ? trace.status() : told;
            Reason reason = kind.contains("Suppress") ? Reason.SUPPRESSED
                    : ReasonRule.decide(said, "", status, "ses " + kind.toLowerCase(Locale.ROOT), trace);
            String recipient = AddressScan.first(string(one, "emailAddress"));
            bounces.add(new Bounce(recipient, status, Bounce.Outcome.FAILED, permanent && reason.lasting(), reason,
                    BounceReport.sentence(said), messageId(notice), headers(notice)));
        }
        return bounces;
    }

    private static List<Bounce> others(JsonObject notice, JsonObject told, String recipients, Bounce.Outcome outcome, Reason reason) {
        List<Bounce> bounces = new ArrayList<>();
        for (JsonValue value : list(told, recipients)) {
            String address = value instanceof JsonObject object ? string(object, "emailAddress")
                    : value instanceof JsonString one ? one.getString() : "";
            bounces.add(new Bounce(AddressScan.first(address), outcome == Bounce.Outcome.DELIVERED ? "2.0.0" : null, outcome, false, reason,
                    BounceReport.sentence(string(told, "smtpResponse") + string(told, "complaintFeedbackType")), messageId(notice), headers(notice)));
        }
        return bounces;
    }

    private static ReadHeaders headers(JsonObject notice) {
        List<ReadHeaders.Line> lines = new ArrayList<>();
        for (JsonValue value : list(object(notice, "mail"), "headers")) {
            if (value instanceof JsonObject header) {
                lines.add(new ReadHeaders.Line(string(header, "name"), string(header, "value")));
            }
        }
        return new ReadHeaders(lines);
    }

    private static String messageId(JsonObject notice) {
        String written = headers(notice).first("Message-ID").map(BounceReport::bracketed).orElse(null);
        String given = string(object(notice, "mail"), "messageId");
        return written != null || given.isBlank() ? written : '<' + given + (given.contains("@") ? ">" : "@email.amazonses.com>");
    }

    private static JsonObject parse(String json) {
        if (deep(json)) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException e) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    /** Readers give up on deep nesting, each in its own way. */
    private static boolean deep(String json) {
        int depth = 0;
        int most = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            most = Math.max(most, depth);
        }
        return most > DEEPEST;
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static List<JsonValue> list(JsonObject parent, String name) {
        return parent.get(name) instanceof jakarta.json.JsonArray array ? array : List.of();
    }

    private static String string(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonString string ? string.getString() : "";
    }
}
