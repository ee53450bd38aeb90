package org.tertulia.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.testing.Tertulia;

/** Whatever a program sends: it gets a sentence, and nothing has changed. */
class BadInputIT {

    private static Tertulia tertulia;
    private static Client admin;
    private static Client nobody;
    private static String conversation;
    private static String messages;

    private String before;

    @BeforeAll
    static void furnish() {
        tertulia = Tertulia.shared();
        nobody = new Client(tertulia);
        admin = Client.of(tertulia, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD);
        conversation = "/conversations/" + new Guest(tertulia, Client.channel(admin.inbox("Attacked"))).write("hello");
        messages = conversation + "/messages";
    }

    @BeforeEach
    void remember() {
        before = admin.get(conversation).ok().body() + admin.get(messages).ok().body();
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(admin.get(conversation).ok().body() + admin.get(messages).ok().body()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hello", "[]", "{", "{\"key\":}", "{'key':'x'}", "{\"a\":1} {\"b\":2}", "<message/>", "null", "\u0000"})
    void refusesWhatIsNoJsonObject(String body) {
        assertThat(admin.send("POST", messages, body).problem(400).getString("code")).isEqualTo("bad-json");
    }

    @Test
    void refusesDepthAndSizeWithoutEnd() {
        admin.send("POST", messages, "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").problem(400);
        admin.send("POST", messages, "{\"text\":\"" + "x".repeat(1024 * 1024) + "\"}").problem(413);
        admin.send("POST", messages, "x".repeat(30_000_000)).problem(413);
    }

    @Test
    void refusesTextThatIsTooLongOrEmpty() {
        admin.post(messages, message("reply", "x".repeat(20_001))).bad("text");
        admin.post(messages, message("comment", " \\n\\t ")).bad("text");
        admin.post(messages, message("reply", "\\u0000\\u0007")).bad("text");
        admin.post(messages, message("reply", "\\ud83d")).bad("text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'kind':'reply','text':'a'}|key", "{'key':'1','kind':'reply','text':'a'}|key", "{'key':5,'kind':'reply','text':'a'}|key",
        "{'key':'KEY','text':'a'}|kind", "{'key':'KEY','kind':'prompt','text':'a'}|kind", "{'key':'KEY','kind':'message','text':'a'}|kind",
        "{'key':'KEY','kind':'reply'}|text", "{'key':'KEY','kind':'reply','text':['a']}|text",
        "{'key':'KEY','kind':'reply','text':'a','author':'1001'}|author"})
    void refusesMessagesByTheFieldAtFault(String body, String field) {
        admin.post(messages, body.replace("KEY", UUID.randomUUID().toString())).bad(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'status':'snoozed'}|status", "{'status':'OPEN'}|status", "{'status':null}|status", "{'status':true}|status",
        "{'status':'closed','assignee':'1000000000000'}|assignee", "{'status':'closed','assignee':'Ana'}|assignee", "{'assignee':1001}|assignee",
        "{'unread':0}|unread"})
    void changesNothingOfAConversationWhenAPartIsBad(String body, String field) {
        admin.patch(conversation, body).bad(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a@'", "'@example.com'", "'a b@example.com'", "'a@exa mple.com'", "'ana'", "''", "null", "5", "'a@example.com, b@example.com'",
        "'a@example.com\\r\\nBcc: b@example.com'", "'a@example.com\\n'", "'\\u202ea@example.com'", "'<a@example.com>'"})
    void refusesWhatIsNoAddress(String email) {
        admin.put(conversation + "/contact", "{'email':" + email + "}").bad("email");
        admin.post("/contacts", "{'email':" + email + "}").bad("email");
    }

    @Test
    void refusesLongAddressesAndNames() {
        admin.post("/contacts", "{'email':'" + "a".repeat(288) + "@example.com'}").bad("email");
        admin.post("/contacts", "{'email':'ok." + UUID.randomUUID() + "@example.com','firstName':'" + "x".repeat(101) + "'}").bad("firstName");
        admin.post("/contacts", "{'email':'ok." + UUID.randomUUID() + "@example.com','lastName':'a\\nb'}").bad("lastName");
        admin.post("/inboxes", "{'name':'" + "x".repeat(101) + "'}").bad("name");
        admin.post("/inboxes", "{'name':' '}").bad("name");
        admin.post("/agents", "{'email':'ok." + UUID.randomUUID() + "@example.com','name':'Ana','password':'short'}").bad("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000000", "0", "-1", "abc", "999999999999999999", "99999999999999999999999", "1%20or%201=1", "1'--", "%C3%A9", "null"})
    void knowsNoSuchIds(String id) {
        for (String room : new String[] {"conversations", "contacts", "inboxes", "chatflows", "agents"}) {
            admin.get("/" + room + "/" + id.replace("'", "%27")).problem(404);
        }
        admin.delete("/contacts/" + id.replace("'", "%27")).problem(404);
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "limit=201, limit", "limit=ten, limit", "limit=, limit", "cursor=%21, cursor", "cursor=bm9uc2Vuc2U, cursor",
        "view=theirs, view", "status=gone, status", "inbox=x, inbox", "q=%00, q", "q=a%0Ab, q"})
    void refusesQueriesByTheParameterAtFault(String query, String field) {
        admin.get("/conversations?" + query).bad(field);
    }

    @Test
    void takesWhatLooksLikeAPatternOrSqlAsText() {
        for (String q : new String[] {"%25", "_", "%27%3B+drop+table+message%3B--", "%5C", "%21", "%3Cscript%3E"}) {
            assertThat(admin.get("/conversations?q=" + q + "&inbox=" + admin.get(conversation).ok().json().getString("inbox")).ok().items()).isZero();
        }
    }

    @Test
    void speaksHttp() {
        admin.get("/nothing").problem(404);
        admin.get("/").problem(404);
        admin.get("/api/v2/me").problem(404);
        JsonObject notAllowed = admin.put("/me", "{}").problem(405);
        assertThat(notAllowed.getString("detail")).contains("Allow");
        assertThat(admin.put("/me", "{}").header("Allow")).contains("GET", "PATCH");
        admin.with("Content-Type", "text/xml").send("POST", messages, "<a/>").problem(415);
        admin.with("Content-Type", "application/x-www-form-urlencoded").send("POST", messages, "text=a").problem(415);
        admin.with("Accept", "text/html").get("/me").problem(406);
    }

    @Test
    void letsNobodyIn() {
        for (Client stranger : new Client[] {nobody, nobody.bearer(""), nobody.bearer("x"), nobody.bearer("x".repeat(43)), nobody.bearer("x".repeat(5_000)),
            nobody.basic(Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD), nobody.with("Authorization", "nonsense"),
            nobody.with("Cookie", "tertulia_session=" + "x".repeat(43))}) {
            for (String path : new String[] {"/me", "/nothing", messages, "/settings"}) {
                assertThat(stranger.get(path).header("WWW-Authenticate")).startsWith("Bearer");
                stranger.get(path).problem(401);
            }
            stranger.post(messages, message("reply", "I was never here")).problem(401);
        }
        nobody.post("/tokens", null).problem(401);
        nobody.with("Authorization", "Basic ?").post("/tokens", null).problem(401);
        assertThat(nobody.basic("nobody@example.com", "x").with("X-Forwarded-For", "192.0.2.99").post("/tokens", null).header("WWW-Authenticate"))
                .startsWith("Basic");
    }

    @Test
    void stopsAFloodOfSignIns() {
        String account = "flood." + UUID.randomUUID() + "@example.com";
        Client attacker = nobody.basic(account, "guess");
        for (int i = 0; i < 10; i++) {
            attacker.with("X-Forwarded-For", "198.51.100." + i).post("/tokens", null).problem(401);
        }
        Client.Answer stopped = attacker.with("X-Forwarded-For", "198.51.100.77").post("/tokens", null);
        stopped.problem(429);
        assertThat(Integer.parseInt(stopped.header("Retry-After"))).isBetween(1, 60);
        nobody.basic("other." + account, "guess").with("X-Forwarded-For", "198.51.100.77").post("/tokens", null).problem(401);
    }

    @Test
    void tellsNobodyElsesPageAnything() {
        Client.Answer answer = admin.with("Origin", "https://evil.example").get("/me").ok();
        assertThat(answer.headers().keySet()).noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(nobody.get("/me").header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private static String message(String kind, String text) {
        return "{'key':'" + UUID.randomUUID() + "','kind':'" + kind + "','text':'" + text + "'}";
    }
}
