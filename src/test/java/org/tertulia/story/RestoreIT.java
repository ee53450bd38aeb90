package org.tertulia.story;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.Folders;
import org.tertulia.testing.MailServer;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/** A backup by the very lines of {@code docs/operate.md} gives everything back: words, files, letters, passwords of mailboxes, who is signed in. */
class RestoreIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String SALES = "sales@shop.example";
    private static final String SECRET = "correct-horse-7";
    private static final byte[] FILE = new byte[200_000];

    private final MailServer mail = new MailServer();
    private final Path desk = Folders.fresh("backup");
    private Tertulia server;
    private String token;
    private String visitor;
    private String conversation;
    private String file;
    private String account;
    private JsonObject thread;
    private JsonObject letters;

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
        mail.close();
    }

    @Test
    void postgresqlWhileItRuns() throws Exception {
        Databases.Address lost = Databases.fresh(Engine.POSTGRESQL);
        server = Tertulia.on(lost, settings()).start();
        something();
        run("pg_dump ", postgres(lost, ""));
        Rest.asAdministrator(server).post("/conversations/" + conversation + "/messages", words("After the backup"));
        server.kill9();

        run("createdb --encoding", postgres(lost, "_restored"));
        run("pg_restore ", postgres(lost, "_restored"));
        server = Tertulia.on(new Databases.Address(lost.url() + "_restored", lost.user(), lost.password()), settings()).start();
        everythingIsThere();
    }

    @Test
    void h2WhileItIsStopped() throws Exception {
        server = Tertulia.with(settings()).start();
        something();
        server.stop();
        run("tar --create", Map.of("TERTULIA_DATA", server.data().toString()));
        assertThat(Files.list(server.data()).map(path -> path.getFileName().toString())).contains("tertulia.mv.db");

        Path fresh = Folders.fresh("restored").resolve("data");
        Map<String, String> there = Map.of("TERTULIA_DATA", fresh.toString());
        run("mkdir -p \"$TERTULIA_DATA\"", there);
        run("tar --extract", there);
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("TERTULIA_DATA", fresh.toString());
        server = Tertulia.on(Databases.h2(fresh), settings).start();
        everythingIsThere();
    }

    /** A visitor, a reply with a file, a mailbox with a password and a letter that came by it. */
    private void something() throws Exception {
        new Random(7).nextBytes(FILE);
        Rest rest = Rest.asAdministrator(server);
        token = Rest.token(server, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD);
        try (SocketVisitor person = SocketVisitor.comes(server, null)) {
            person.writes("Ob der Käse noch da ist? 🧀");
            visitor = person.token();
        }
        conversation = rest.get("/conversations").getJsonArray("items").getJsonObject(0).getString("id");
        HttpResponse<byte[]> uploaded = call(HttpRequest.newBuilder(api("/conversations/" + conversation + "/attachments?key=" + UUID.randomUUID() + "&name=cheese.bin"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(FILE)));
        assertThat(uploaded.statusCode()).isEqualTo(201);
        file = Json.createReader(new ByteArrayInputStream(uploaded.body())).readObject().getString("id");
        rest.post("/conversations/" + conversation + "/messages", Json.createObjectBuilder(words("Here it is.")).add("attachments", Json.createArrayBuilder().add(file)).build());

        mail.opens(SALES, "sales", SECRET);
        account = rest.post("/mail-accounts", Json.createObjectBuilder().add("name", "Sales").add("address", SALES).add("secret", SECRET)
                .add("imap", endpoint(mail.imapPort())).add("smtp", endpoint(mail.smtpPort())).build()).getString("id");
        mail.comesTo(SALES, "From: carl@example.com\nTo: " + SALES + "\nSubject: Spare parts\nMessage-ID: <1@client.example>\n\nDo you have gaskets?\n");
        letters = settled(1);
        thread = rest.get("/conversations/" + conversation + "/messages");
        assertThat(thread.toString()).contains("🧀", "cheese.bin");
    }

    private void everythingIsThere() throws Exception {
        Rest rest = Rest.asAdministrator(server);
        assertThat(rest.get("/conversations/" + conversation + "/messages")).isEqualTo(thread);
        assertThat(settled(1)).isEqualTo(letters);
        assertThat(call(HttpRequest.newBuilder(api("/conversations/" + conversation + "/attachments/" + file)).GET()).body()).as("by the token from before").isEqualTo(FILE);
        try (SocketVisitor person = SocketVisitor.comes(server, visitor)) {
            assertThat(person.token()).as("the visitor is known again").isEqualTo(visitor);
            person.writes("Thank you!");
        }
        Eventually.within(PATIENCE, () -> assertThat(rest.get("/conversations/" + conversation + "/messages").toString()).contains("Thank you!"));

        mail.comesTo(SALES, "From: dora@example.com\nTo: " + SALES + "\nSubject: After the fire\nMessage-ID: <2@client.example>\n\nAre you there?\n");
        assertThat(settled(2).toString()).as("the mailbox opens with its sealed password, and no letter is read twice").contains("After the fire");
        assertThat(rest.get("/mail-accounts/" + account).getJsonObject("reading").isNull("error")).isTrue();
    }

    /** So many letters have come and are worked on. */
    private JsonObject settled(int count) {
        return Eventually.gives(PATIENCE, () -> {
            JsonObject all = Rest.asAdministrator(server).get("/letters");
            List<JsonObject> each = all.getJsonArray("items").getValuesAs(JsonObject.class);
            assertThat(each).hasSize(count).allSatisfy(letter -> assertThat(letter.isNull("kind")).isFalse());
            return all;
        });
    }

    private static JsonObject words(String text) {
        return Json.createObjectBuilder().add("key", UUID.randomUUID().toString()).add("kind", "reply").add("text", text).build();
    }

    private static JsonObjectBuilder endpoint(int port) {
        return Json.createObjectBuilder().add("host", "127.0.0.1").add("port", port).add("safety", "none").add("user", "sales");
    }

    private Map<String, String> settings() {
        return Map.of("TERTULIA_SECRET_KEY", "kept in another place than the backup", "TERTULIA_SMTP_URL", mail.smtpUrl(), "TERTULIA_MAIL_FROM", MailServer.OURS);
    }

    private static Map<String, String> postgres(Databases.Address address, String suffix) {
        URI uri = URI.create(address.url().substring("jdbc:".length()));
        return Map.of("PGHOST", uri.getHost(), "PGPORT", String.valueOf(uri.getPort()), "PGUSER", address.user(), "PGDATABASE", uri.getPath().substring(1) + suffix);
    }

    /** Runs the handbook's line that begins so. */
    private void run(String begin, Map<String, String> environment) throws IOException, InterruptedException {
        List<String> lines = Files.readAllLines(Path.of("docs/operate.md")).stream().filter(line -> line.startsWith(begin)).toList();
        assertThat(lines).as("the handbook's lines that begin with " + begin).hasSize(1);
        ProcessBuilder builder = new ProcessBuilder("bash", "-euc", lines.get(0)).directory(desk.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("TERTULIA_"));
        builder.environment().putAll(environment);
        Path output = desk.resolve("output");
        Process process = builder.redirectOutput(output.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(lines.get(0) + "\n" + Files.readString(output)).isZero();
    }

    private URI api(String path) {
        return server.url("/api/v1" + path);
    }

    private HttpResponse<byte[]> call(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
