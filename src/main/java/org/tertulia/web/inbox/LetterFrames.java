package org.tertulia.web.inbox;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import org.tertulia.intake.Enclosures;
import org.tertulia.intake.OpenedLetter;
import org.tertulia.mail.reading.Correspondent;
import org.tertulia.mail.reading.Invitation;

/** The JSON of what is told about a letter in a thread. */
final class LetterFrames {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private LetterFrames() {
    }

    static JsonArrayBuilder list() {
        return JSON.createArrayBuilder();
    }

    static JsonObjectBuilder letter(long id, OpenedLetter letter) {
        JsonArrayBuilder marks = JSON.createArrayBuilder();
        letter.marks().forEach(mark -> marks.add(AgentFrames.lower(mark)));
        JsonArrayBuilder files = JSON.createArrayBuilder();
        letter.files().forEach(file -> files.add(file(file)));
        JsonArrayBuilder invitations = JSON.createArrayBuilder();
        letter.invitations().forEach(each -> invitations.add(invitation(each)));
        JsonObjectBuilder json = JSON.createObjectBuilder().add("id", Long.toString(id)).add("to", people(letter.to())).add("cc", people(letter.cc()))
                .add("subject", letter.subject()).add("marks", marks).add("quoted", letter.quoted()).add("html", letter.html()).add("files", files)
                .add("invitations", invitations).add("size", letter.size());
        if (letter.from() != null) {
            json.add("from", person(letter.from()));
        }
        if (letter.date() != null) {
            json.add("date", letter.date().toString());
        }
        return json;
    }

    private static JsonObjectBuilder file(Enclosures.Enclosed file) {
        return JSON.createObjectBuilder().add("name", file.name()).add("type", file.type()).add("size", file.size()).add("picture", file.picture() != null)
                .add("inline", file.inline()).add("lost", file.lost());
    }

    private static JsonObjectBuilder invitation(Invitation invitation) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("method", invitation.method()).add("repeats", invitation.repeats())
                .add("cancelled", invitation.cancelled());
        add(json, "what", invitation.what());
        add(json, "where", invitation.where());
        add(json, "start", invitation.start());
        add(json, "end", invitation.end());
        if (invitation.organiser() != null) {
            json.add("organiser", person(invitation.organiser()));
        }
        return json;
    }

    private static void add(JsonObjectBuilder json, String name, Invitation.Moment moment) {
        if (moment != null) {
            JsonObjectBuilder when = JSON.createObjectBuilder().add("local", moment.local());
            add(when, "at", moment.instant() == null ? null : moment.instant().toString());
            add(when, "zone", moment.zone());
            json.add(name, when);
        }
    }

    private static JsonArrayBuilder people(List<Correspondent> people) {
        JsonArrayBuilder all = JSON.createArrayBuilder();
        people.forEach(one -> all.add(person(one)));
        return all;
    }

    private static JsonObjectBuilder person(Correspondent one) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        add(json, "name", one.name());
        add(json, "address", one.address());
        return json;
    }

    private static void add(JsonObjectBuilder json, String name, String value) {
        if (value != null) {
            json.add(name, value);
        }
    }
}
