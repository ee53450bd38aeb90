package org.tertulia.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Tertulia;

/** What {@code interface.md} promises to programs, on the packaged server. */
@Tag("core")
class ApiIT {

    private static Tertulia tertulia;
    private static Client admin;
    private static Client agent;
    private static String agentId;
    private static String inbox;
    private static String channel;

    @BeforeAll
    static void furnish() {
        tertulia = Tertulia.shared();
        admin = Client.of(tertulia, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD);
        String email = "agent." + unique() + "@example.com";
        agentId = admin.post("/agents", "{'email':'" + email + "','name':'Ana Lima','password':'a long password'}").ok().id();
        agent = Client.of(tertulia, email, "a long password");
        JsonObject made = admin.inbox("Sales", agentId);
        inbox = made.getString("id");
        channel = Client.channel(made);
    }

    @Test
    void givesATokenForAPassword() {
        Client.Answer answer = new Client(tertulia).basic(Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD).post("/tokens", null);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().getString("token")).hasSizeGreaterThan(40);
        assertThat(answer.json().getString("expiresAt")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        Client once = new Client(tertulia).bearer(answer.json().getString("token"));
        assertThat(once.get("/me").ok().json().getString("role")).isEqualTo("administrator");
        assertThat(once.delete("/me/token").status()).isEqualTo(204);
        once.get("/me").problem(401);
    }

    @Test
    void tellsAndChangesWhoIAm() {
        JsonObject me = agent.get("/me").ok().json();
        assertThat(me.keySet()).containsExactly("id", "email", "name", "role", "availability", "language", "active", "signature");
        assertThat(me.getString("id")).isEqualTo(agentId);
        assertThat(me.getString("role")).isEqualTo("agent");
        assertThat(me.get("language")).isEqualTo(JsonValue.NULL);

        JsonObject changed = agent.patch("/me", "{'availability':'away','language':'pt','name':'Ana L.'}").ok().json();
        assertThat(changed.getString("availability")).isEqualTo("away");
        assertThat(changed.getString("language")).isEqualTo("pt");
        assertThat(agent.patch("/me", "{'availability':'available','language':null,'name':'Ana Lima'}").ok().json()).isEqualTo(me);
    }

    @Test
    void answersAVisitor() {
        Guest guest = new Guest(tertulia, channel);
        String id = guest.write("<b>Olá</b>, \"quanto custa\"?");
        String messages = "/conversations/" + id + "/messages";
        String key = UUID.randomUUID().toString();
        String reply = "{'key':'" + key + "','kind':'reply','text':'Dez euros.'}";

        Client.Answer posted = agent.post(messages, reply);
        assertThat(posted.status()).isEqualTo(201);
        assertThat(posted.json().getJsonObject("delivery").getString("state")).isEqualTo("stored");
        Client.Answer again = agent.post(messages, reply);
        assertThat(again.status()).as("the same key again").isEqualTo(200);
        assertThat(again.json()).isEqualTo(posted.json());
        agent.post(messages, "{'key':'" + UUID.randomUUID() + "','kind':'comment','text':'Not for the visitor.'}").ok();

        Client.Answer thread = agent.get(messages).ok();
        List<String> kinds = new ArrayList<>();
        for (int i = 0; i < thread.items(); i++) {
            assertThat(thread.item(i).getInt("seq")).isEqualTo(i + 1);
            kinds.add(thread.item(i).getString("kind"));
        }
        assertThat(kinds).containsSubsequence("message", "reply", "comment").filteredOn("reply"::equals).hasSize(1);
        assertThat(thread.item(0).getString("text")).isEqualTo("<b>Olá</b>, \"quanto custa\"?");
        assertThat(thread.item(0).getJsonObject("author").getString("type")).isEqualTo("visitor");
        assertThat(thread.item(0).get("delivery")).isEqualTo(JsonValue.NULL);
        assertThat(guest.look().getJsonArray("messages").toString()).contains("Dez euros.").doesNotContain("Not for the visitor");
        assertThat(agent.get(messages + "?after=1&limit=1").ok().item(0).getInt("seq")).isEqualTo(2);
    }

    @Test
    void listsConversationsPageByPage() {
        List<String> written = new ArrayList<>();
        String word = unique();
        for (int i = 0; i < 5; i++) {
            written.add(0, new Guest(tertulia, channel).write("about " + word + " no. " + i));
        }
        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            Client.Answer page = agent.get("/conversations?limit=2&q=" + word.toUpperCase(Locale.ROOT) + "&cursor=" + cursor).ok();
            assertThat(page.items()).isBetween(1, 2);
            for (int i = 0; i < page.items(); i++) {
                listed.add(page.item(i).getString("id"));
            }
            cursor = page.next();
            new Guest(tertulia, channel).write("somebody else comes in between");
        } while (cursor != null);
        assertThat(listed).as("newest activity first, nothing twice").isEqualTo(written);
    }

    @Test
    void narrowsTheList() {
        String word = unique();
        String open = new Guest(tertulia, channel).write(word);
        String closed = new Guest(tertulia, channel).write(word);
        agent.patch("/conversations/" + closed, "{'status':'closed'}").ok();
        agent.patch("/conversations/" + open, "{'assignee':'" + agentId + "'}").ok();

        assertThat(ids("q=" + word)).containsExactlyInAnyOrder(open, closed);
        assertThat(ids("q=" + word + "&status=open")).containsExactly(open);
        assertThat(ids("q=" + word + "&status=closed&inbox=" + inbox)).containsExactly(closed);
        assertThat(ids("q=" + word + "&view=mine")).containsExactly(open);
        assertThat(ids("q=" + word + "&view=unassigned")).containsExactly(closed);
        assertThat(ids("q=" + unique())).isEmpty();
    }

    @Test
    void closesReopensAndAssigns() {
        String id = new Guest(tertulia, channel).write("hello");
        JsonObject fresh = agent.get("/conversations/" + id).ok().json();
        assertThat(fresh.keySet()).containsExactly("id", "inbox", "channel", "status", "assignee", "visitor", "contact", "lastSeq", "unread",
                "mentionedBy", "createdAt", "updatedAt");
        assertThat(fresh.getString("inbox")).isEqualTo(inbox);
        assertThat(fresh.getString("channel")).isEqualTo("chat");
        assertThat(fresh.getInt("unread")).isEqualTo(1);

        JsonObject both = agent.patch("/conversations/" + id, "{'status':'closed','assignee':'" + agentId + "'}").ok().json();
        assertThat(both.getString("status")).isEqualTo("closed");
        assertThat(both.getJsonObject("assignee").getString("name")).isEqualTo("Ana Lima");
        JsonObject back = agent.patch("/conversations/" + id, "{'status':'open','assignee':null}").ok().json();
        assertThat(back.getString("status")).isEqualTo("open");
        assertThat(back.get("assignee")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void makesAVisitorAContact() {
        String id = new Guest(tertulia, channel).write("hello");
        String contact = "/conversations/" + id + "/contact";
        String email = unique() + "@example.com";

        JsonObject made = agent.put(contact, "{'email':'" + email.toUpperCase(Locale.ROOT) + "','firstName':'Rui'}").ok().json();
        assertThat(made.getString("email")).isEqualTo(email);
        assertThat(made.getBoolean("verified")).isFalse();
        assertThat(agent.get("/conversations/" + id).ok().json().getJsonObject("contact").getString("firstName")).isEqualTo("Rui");
        assertThat(agent.put(contact, "{'email':'" + email + "'}").status()).as("the same again").isEqualTo(200);

        assertThat(agent.delete(contact).status()).isEqualTo(204);
        assertThat(agent.get("/conversations/" + id).ok().json().get("contact")).isEqualTo(JsonValue.NULL);

        JsonObject conflict = agent.put(contact, "{'email':'" + email + "','firstName':'Somebody else'}").problem(409);
        assertThat(conflict.getString("contact")).isEqualTo(made.getString("id"));
        assertThat(agent.get("/conversations/" + id).ok().json().get("contact")).as("not silently").isEqualTo(JsonValue.NULL);
        assertThat(agent.put(contact, "{'contact':'" + made.getString("id") + "'}").ok().json().getString("firstName")).isEqualTo("Rui");
    }

    @Test
    void keepsContacts() {
        String one = unique() + "@example.com";
        String two = unique() + "@example.com";
        Client.Answer made = agent.post("/contacts", "{'email':'" + one + "','firstName':'Eva'}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith("/api/v1/contacts/" + made.id());
        assertThat(agent.post("/contacts", "{'email':'" + one + "'}").problem(409).getString("contact")).isEqualTo(made.id());
        assertThat(agent.get("/contacts?email=" + one.toUpperCase(Locale.ROOT)).ok().item(0).getString("id")).isEqualTo(made.id());
        assertThat(agent.get("/contacts?email=" + two).ok().items()).isZero();

        JsonObject changed = agent.patch("/contacts/" + made.id(), "{'firstName':null,'lastName':'Sá'}").ok().json();
        assertThat(changed.get("firstName")).isEqualTo(JsonValue.NULL);
        assertThat(changed.getString("lastName")).isEqualTo("Sá");

        String other = agent.post("/contacts", "{'email':'" + two + "','firstName':'Eva'}").ok().id();
        assertThat(agent.patch("/contacts/" + made.id(), "{'email':'" + two + "'}").problem(409).getString("contact")).isEqualTo(other);
        assertThat(agent.get("/contacts?limit=1").ok().item(0).getString("id")).as("last changed first").isEqualTo(other);
        assertThat(agent.post("/contacts/" + made.id() + "/merge", "{'into':'" + other + "'}").ok().json().getString("lastName")).isEqualTo("Sá");
        agent.get("/contacts/" + made.id()).problem(404);
        assertThat(agent.delete("/contacts/" + other).status()).isEqualTo(204);
        agent.delete("/contacts/" + other).problem(404);
    }

    @Test
    void showsAnAgentOnlyTheirInboxes() {
        JsonObject foreign = admin.inbox("Secret");
        String conversation = new Guest(tertulia, Client.channel(foreign)).write("psst");

        assertThat(agent.get("/inboxes").ok().body()).contains("Sales").doesNotContain("Secret");
        agent.get("/inboxes/" + foreign.getString("id")).problem(404);
        agent.get("/conversations?inbox=" + foreign.getString("id")).problem(404);
        assertThat(agent.get("/conversations?limit=200").ok().body()).doesNotContain("\"" + conversation + "\"");
        String path = "/conversations/" + conversation;
        String message = "{'key':'" + UUID.randomUUID() + "','kind':'reply','text':'Hello'}";
        List<JsonObject> problems = List.of(agent.get(path).problem(404), agent.patch(path, "{'status':'closed'}").problem(404),
                agent.get(path + "/messages").problem(404), agent.post(path + "/messages", message).problem(404),
                agent.put(path + "/contact", "{'email':'a@example.com'}").problem(404), agent.delete(path + "/contact").problem(404));
        assertThat(problems).as("as if there were none").containsOnly(agent.get("/conversations/1").problem(404));
        assertThat(admin.get(path).ok().json().getString("status")).isEqualTo("open");
        assertThat(admin.get(path).ok().json().getInt("lastSeq")).isEqualTo(1);
    }

    @Test
    void keepsInboxes() {
        agent.post("/inboxes", "{'name':'Mine'}").problem(403);
        agent.put("/inboxes/" + inbox, "{'name':'Mine'}").problem(403);
        Client.Answer made = admin.post("/inboxes", "{'name':'Support " + unique() + "','members':['" + agentId + "'],'mail':{'from':'help@example.com'}}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().getJsonObject("mail").getString("from")).isEqualTo("help@example.com");
        JsonObject itsChannel = made.json().getJsonArray("channels").getJsonObject(0);
        assertThat(itsChannel.getString("type")).isEqualTo("chat");
        assertThat(itsChannel.getString("key")).hasSizeGreaterThan(10);

        String path = "/inboxes/" + made.id();
        assertThat(admin.put(path, made.body()).ok().json()).as("what was given can be sent back").isEqualTo(made.json());
        Client.Answer changed = admin.put(path, "{'members':[],'mail':{'from':null},'channels':[{'id':'" + itsChannel.getString("id")
                + "','allowedDomains':['https://Shop.example/','*.example.org']}]}").ok();
        assertThat(changed.json().getJsonArray("members")).isEmpty();
        assertThat(changed.json().getString("name")).isEqualTo(made.json().getString("name"));
        assertThat(changed.body()).contains("\"from\":null", "[\"shop.example\",\"*.example.org\"]");
        assertThat(admin.get(path).ok().json()).isEqualTo(changed.json());
        agent.get(path).problem(404);
    }

    @Test
    void keepsWhatAnInboxKeepsOutAndAnswersByItself() {
        String path = "/inboxes/" + admin.post("/inboxes", "{'name':'Filtered " + unique() + "'}").id();
        assertThat(admin.get(path).ok().body()).contains("\"newsletters\":true", "\"on\":false");

        admin.put(path, "{'mail':{'filters':{'allow':['Ana@Example.com','@club.example'],'newsletters':false},'answer':{'on':true,'text':'Thanks!'}}}").ok();
        JsonObject mail = admin.get(path).ok().json().getJsonObject("mail");
        assertThat(mail.getJsonObject("filters").toString()).contains("[\"ana@example.com\",\"@club.example\"]", "\"newsletters\":false", "\"spam\":true");
        assertThat(mail.getJsonObject("answer").getString("text")).isEqualTo("Thanks!");

        assertThat(admin.put(path, "{'mail':{'filters':{'deny':['fine.example','not a sender']}}}").problem(400).toString()).contains("mail.filters.deny", "not a sender");
        assertThat(admin.put(path, "{'mail':{'answer':{'on':true,'text':''}}}").problem(400).toString()).contains("mail.answer.text");
        assertThat(admin.put(path, "{'mail':{'answer':{'on':'yes'}}}").problem(400).toString()).contains("mail.answer.on");
        assertThat(admin.get(path).ok().json().getJsonObject("mail")).isEqualTo(mail);
        agent.put(path, "{'mail':{'answer':{'on':false}}}").problem(403);
    }

    @Test
    void keepsChatflows() {
        String draft = """
                {'inbox':'%s','name':'Prices','published':true,'priority':3,'targeting':[{'field':'page','operator':'startsWith','value':'/prices'}],
                 'welcome':'Hello','capture':{'when':'unanswered','after':'PT30S','message':'Your address?'},
                 'away':{'message':'Back soon','captureMessage':'Leave it here'},
                 'translations':{'pt':{'welcome':'Olá','captureMessage':'O seu e-mail?','away':{'message':'','captureMessage':''}}}}""".formatted(inbox);
        agent.post("/chatflows", draft).problem(403);
        Client.Answer made = admin.post("/chatflows", draft);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String path = "/chatflows/" + made.id();
        assertThat(agent.get(path).ok().json()).isEqualTo(made.json());
        assertThat(made.json().getJsonObject("capture").getString("after")).isEqualTo("PT30S");
        assertThat(agent.get("/chatflows").ok().body()).contains("Prices");

        Client.Answer changed = admin.put(path, made.body().replace("PT30S", "PT2M")).ok();
        assertThat(changed.json().getJsonObject("capture").getString("after")).isEqualTo("PT2M");
        assertThat(changed.json().getJsonObject("translations")).isEqualTo(made.json().getJsonObject("translations"));
        admin.put(path, made.body()).problem(409);
        admin.put(path, made.body().replace("\"PT30S\"", "\"PT9S\"").replaceAll("\"version\":\\d+", "\"version\":null")).bad("capture.after");
        assertThat(admin.delete(path).status()).isEqualTo(204);
        admin.get(path).problem(404);
    }

    @Test
    void keepsThePeople() {
        agent.get("/agents").problem(403);
        agent.get("/agents/" + agentId).problem(403);
        String email = unique() + "@example.com";
        String draft = "{'email':'" + email + "','name':'Max','role':'administrator','password':'a long password'}";
        Client.Answer made = admin.post("/agents", draft);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body()).doesNotContain("password");
        assertThat(admin.post("/agents", draft).problem(409).getString("existing")).isEqualTo(made.id());
        assertThat(admin.get("/agents?limit=200").ok().body()).contains(email);

        Client max = Client.of(tertulia, email, "a long password");
        max.get("/agents/" + agentId).ok();
        admin.patch("/agents/" + made.id(), "{'role':'agent'}").ok();
        max.get("/agents/" + agentId).problem(403);
        admin.patch("/agents/" + made.id(), "{'password':'another password'}").ok();
        max.get("/me").problem(401);
        Client again = Client.of(tertulia, email, "another password");
        assertThat(admin.patch("/agents/" + made.id(), "{'active':false}").ok().json().getBoolean("active")).isFalse();
        again.get("/me").problem(401);
        new Client(tertulia).basic(email, "another password").post("/tokens", null).problem(401);
    }

    @Test
    void keepsSettings() {
        agent.get("/settings").problem(403);
        agent.patch("/settings", "{}").problem(403);
        JsonObject before = admin.get("/settings").ok().json();
        assertThat(before.getJsonObject("forwarding").keySet()).containsExactly("mode", "delay", "away", "interval", "context", "short");
        try {
            JsonObject changed = admin.patch("/settings", "{'forwarding':{'delay':'PT5M','short':3}}").ok().json().getJsonObject("forwarding");
            assertThat(changed.getString("delay")).isEqualTo("PT5M");
            assertThat(changed.getInt("short")).isEqualTo(3);
            assertThat(changed.getString("mode")).isEqualTo(before.getJsonObject("forwarding").getString("mode"));
            admin.patch("/settings", "{'forwarding':{'delay':'PT1M','away':'PT0.5S'}}").bad("forwarding.away");
            assertThat(admin.get("/settings").ok().json().getJsonObject("forwarding")).as("a refused change changes nothing").isEqualTo(changed);
        } finally {
            admin.patch("/settings", before.toString()).ok();
        }
    }

    private static List<String> ids(String query) {
        Client.Answer page = agent.get("/conversations?" + query).ok();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < page.items(); i++) {
            ids.add(page.item(i).getString("id"));
        }
        return ids;
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
