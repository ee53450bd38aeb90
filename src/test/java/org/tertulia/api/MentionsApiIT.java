package org.tertulia.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Tertulia;

/** Comments that mention agents, by programs: what is stored, what is refused in words, and who finds it in which list. */
class MentionsApiIT {

    private static Tertulia tertulia;
    private static Client rui;
    private static Client bea;
    private static String ruiId;
    private static String beaId;
    private static String outsiderId;
    private static String channel;

    @BeforeAll
    static void furnish() {
        tertulia = Tertulia.shared();
        Client admin = Client.of(tertulia, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD);
        String run = UUID.randomUUID().toString();
        ruiId = agent(admin, "rui." + run, "Rui Costa");
        beaId = agent(admin, "bea." + run, "Bea");
        outsiderId = agent(admin, "out." + run, "Out");
        rui = Client.of(tertulia, "rui." + run + "@example.com", "a long password");
        bea = Client.of(tertulia, "bea." + run + "@example.com", "a long password");
        channel = Client.channel(admin.inbox("Mentions", ruiId, beaId));
    }

    private static String agent(Client admin, String name, String called) {
        return admin.post("/agents", "{'email':'" + name + "@example.com','name':'" + called + "','password':'a long password'}").ok().id();
    }

    @Test
    void aCommentMentionsAndTheMentionedFindsIt() {
        Guest guest = new Guest(tertulia, channel);
        String id = guest.write("Do you repair bikes?");
        String comment = comment("@Bea and @bea: yes?", "'" + beaId + "'");
        Client.Answer posted = rui.post("/conversations/" + id + "/messages", comment);
        assertThat(posted.status()).isEqualTo(201);
        assertThat(posted.json().getJsonArray("mentions").toString()).isEqualTo(Client.quoted("[{'agent':'" + beaId + "','start':0,'length':4},{'agent':'"
                + beaId + "','start':9,'length':4}]"));
        Client.Answer again = rui.post("/conversations/" + id + "/messages", comment);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(posted.json());
        assertThat(rui.get("/conversations/" + id + "/messages").ok().item(0).getJsonArray("mentions")).isEmpty();

        assertThat(listed(bea, "mentions")).containsExactly(id);
        assertThat(listed(rui, "mentions")).isEmpty();
        JsonObject hers = bea.get("/conversations/" + id).ok().json();
        assertThat(hers.getString("mentionedBy")).isEqualTo("Rui Costa");
        assertThat(hers.get("assignee")).isEqualTo(JsonValue.NULL);
        assertThat(rui.get("/conversations/" + id).ok().json().get("mentionedBy")).isEqualTo(JsonValue.NULL);
        assertThat(guest.look().toString()).contains("Do you repair bikes?").doesNotContain("yes?", "mentions", beaId);
        rui.patch("/conversations/" + id, "{'status':'closed'}").ok();
        assertThat(listed(bea, "mentions")).containsExactly(id);
        assertThat(listed(bea, "mentions&status=open")).isEmpty();
    }

    @Test
    void whatMentionsNobodyProperlyIsRefusedInWordsAndStoresNothing() {
        String id = new Guest(tertulia, channel).write("Hello");
        String messages = "/conversations/" + id + "/messages";
        refused(messages, comment("@Out", "'" + outsiderId + "'"), "not-a-member", "works in this inbox");
        refused(messages, comment("@Who", "'999999999'"), "no-agent", "no such agent");
        refused(messages, comment("@Who", "'who'"), "bad-id", "not an id");
        refused(messages, comment("@Bea", "7"), "bad-type", "strings");
        refused(messages, comment("Look!", "'" + ruiId + "'"), "not-in-text", "“@Rui Costa”");
        refused(messages, comment("@Bea", ("'" + beaId + "',").repeat(50) + "'" + beaId + "'"), "too-many-mentions", "50");
        refused(messages, comment("@Bea", "'" + beaId + "'").replace("comment", "reply"), "only-comments", "comment");
        bea.post(messages, "{'key':'" + UUID.randomUUID() + "','kind':'comment','text':'@Bea','mentions':'" + beaId + "'}").bad("mentions");
        assertThat(rui.get(messages).ok().items()).isEqualTo(1);
        assertThat(listed(bea, "mentions")).doesNotContain(id);
        bea.get("/conversations?view=mention").bad("view");
    }

    private static void refused(String messages, String body, String code, String words) {
        JsonObject problem = rui.post(messages, body).problem(400);
        assertThat(problem.getString("code")).isEqualTo(code);
        JsonObject error = problem.getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("field")).isEqualTo("mentions");
        assertThat(error.getString("message")).contains(words);
    }

    private static String comment(String text, String mentions) {
        return "{'key':'" + UUID.randomUUID() + "','kind':'comment','text':'" + text + "','mentions':[" + mentions + "]}";
    }

    private static List<String> listed(Client agent, String view) {
        Client.Answer page = agent.get("/conversations?view=" + view).ok();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < page.items(); i++) {
            ids.add(page.item(i).getString("id"));
        }
        return ids;
    }
}
