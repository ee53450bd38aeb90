package org.tertulia.durability;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tertulia.testing.Rest;

/**
 * What the product tells when all is over.
 *
 * @param entries to agents, by REST: the lines of each conversation
 * @param held    to visitors, by their socket: up to which number each conversation is whole with them
 */
record Told(Map<Long, List<String>> entries, Map<Long, Long> held) {

    static Told by(Rest rest, List<StubbornVisitor> visitors) {
        Told told = new Told(new HashMap<>(), new HashMap<>());
        for (JsonObject conversation : pages(rest, "/conversations?view=all&limit=100")) {
            long id = Long.parseLong(conversation.getString("id"));
            told.entries.put(id, lines(rest, id));
        }
        for (StubbornVisitor visitor : visitors) {
            JsonObject welcome = visitor.comesBack();
            if (!welcome.isNull("conversation")) {
                told.held.put(Long.valueOf(welcome.getString("conversation")), visitor.held());
            }
        }
        return told;
    }

    /** One conversation as an agent's program reads it. */
    static List<String> lines(Rest rest, long conversation) {
        return pages(rest, "/conversations/" + conversation + "/messages?limit=100").stream()
                .map(entry -> line(entry.getInt("seq"), entry.getString("kind"), entry.getString("text"))).toList();
    }

    /** What differs from what is stored, in words. */
    List<String> faults(List<StoredThread> threads) {
        List<String> faults = new ArrayList<>();
        for (StoredThread thread : threads) {
            List<String> stored = thread.entries().stream().map(entry -> line(entry.seq(), entry.kind(), entry.text())).toList();
            if (!stored.equals(entries.get(thread.id()))) {
                faults.add("agents are told otherwise than stored in " + thread.id() + ": " + entries.get(thread.id()) + " for " + stored);
            }
            if (held.getOrDefault(thread.id(), -1L) != thread.shownSeq()) {
                faults.add("the visitor of " + thread.id() + " holds " + held.get(thread.id()) + " of " + thread.shownSeq());
            }
        }
        return faults;
    }

    private static String line(long seq, String kind, String text) {
        return seq + " " + kind.toLowerCase(Locale.ROOT) + " " + text;
    }

    private static List<JsonObject> pages(Rest rest, String path) {
        List<JsonObject> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonObject page = rest.get(path + cursor);
            all.addAll(page.getJsonArray("items").getValuesAs(JsonObject.class));
            cursor = page.isNull("next") ? null : "&cursor=" + page.getString("next");
        }
        return all;
    }
}
