package org.tertulia.durability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the database holds, beside what was said.
 *
 * @param acked   messages that were acknowledged
 * @param unacked messages of visitors who left before they heard what became of them
 * @param arrived how many of those are stored
 * @param lost    acknowledged messages that are not there, or not under the number or with the text that was said
 * @param doubled messages that are there more than once
 * @param faults  everything that is wrong, in words
 */
record Verdict(int acked, int unacked, int arrived, int lost, int doubled, List<String> faults) {

    static Verdict on(List<Writer> writers, List<StoredThread> threads) {
        Reading reading = new Reading(threads);
        writers.forEach(reading::compare);
        threads.forEach(reading::check);
        return new Verdict(reading.acked, reading.unacked, reading.arrived, reading.lost, reading.doubled, reading.faults);
    }

    private static final class Reading {

        private final Map<String, List<StoredThread.Entry>> byKey;
        private final Map<String, Long> threadOf;
        private final Set<String> said = new HashSet<>();
        private final List<String> faults = new ArrayList<>();
        private int acked;
        private int unacked;
        private int arrived;
        private int lost;
        private int doubled;

        Reading(List<StoredThread> threads) {
            byKey = threads.stream().flatMap(thread -> thread.entries().stream()).collect(Collectors.groupingBy(StoredThread.Entry::key));
            threadOf = threads.stream().flatMap(thread -> thread.entries().stream().map(entry -> Map.entry(entry.key(), thread.id())))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
        }

        void compare(Writer writer) {
            Map<Long, Long> before = new HashMap<>();
            for (Map.Entry<String, String> message : writer.sent().entrySet()) {
                String key = message.getKey();
                said.add(key);
                List<StoredThread.Entry> stored = byKey.getOrDefault(key, List.of());
                count(key, message.getValue(), writer.acked().get(key), stored);
                if (!stored.isEmpty()) {
                    long seq = stored.get(0).seq();
                    Long last = before.put(threadOf.get(key), seq);
                    if (last != null && seq <= last) {
                        faults.add("out of order: " + stored.get(0) + " after " + last);
                    }
                }
            }
            if (before.size() > 1 && writer instanceof StubbornVisitor) {
                faults.add("one visitor in several conversations: " + before.keySet());
            }
        }

        private void count(String key, String text, Long seq, List<StoredThread.Entry> stored) {
            if (stored.size() > 1) {
                doubled++;
                faults.add("doubled: " + stored);
            }
            if (seq == null) {
                unacked++;
                arrived += stored.isEmpty() ? 0 : 1;
                return;
            }
            acked++;
            boolean there = stored.stream().anyMatch(entry -> entry.seq() == seq && entry.text().equals(text));
            if (!there) {
                lost++;
                faults.add("lost: " + key + " was acknowledged as " + seq + ", stored is " + stored);
            }
        }

        /**
         * Numbers without gaps, each pointing to the one before it. One question for the address, or none where an agent had
         * answered before it was due. Comments are the team's.
         */
        void check(StoredThread thread) {
            long seq = 0;
            long shown = 0;
            int prompts = 0;
            boolean answered = false;
            for (StoredThread.Entry entry : thread.entries()) {
                if (entry.seq() != seq + 1 || entry.prev() != shown) {
                    faults.add("numbered wrongly in " + thread.id() + ": " + entry + " after " + seq + ", " + shown);
                }
                seq = entry.seq();
                shown = entry.kind().equals("COMMENT") ? shown : seq;
                prompts += entry.kind().equals("PROMPT") ? 1 : 0;
                answered |= entry.kind().equals("REPLY");
                if (Set.of("MESSAGE", "REPLY").contains(entry.kind()) && !said.contains(entry.key())) {
                    faults.add("nobody said this: " + entry);
                }
            }
            if (thread.lastSeq() != seq || thread.shownSeq() != shown) {
                faults.add("conversation " + thread.id() + " ends with " + seq + " and says " + thread.lastSeq() + ", " + thread.shownSeq());
            }
            boolean spared = answered && prompts == 0;
            if (prompts != 1 && !spared || thread.asked() != prompts) {
                faults.add("asked " + prompts + " times for the address in " + thread.id() + ", and remembered " + thread.asked());
            }
        }
    }
}
