package org.tertulia.conversation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Finds where people are mentioned in a text: {@code @} and the name, ignoring case, as a word of its own. */
final class NamesInText {

    /** So many places are marked at most. */
    static final int MOST = 50;

    private static final Comparator<String> LONGEST_FIRST = Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    private NamesInText() {
    }

    /** Somebody who may be meant. */
    record Person(long id, String name) {
    }

    /**
     * The longest name counts: {@code @Ana Lima} is not Ana. Those who have one name are meant in their order, the last of them
     * wherever the name stands again.
     *
     * @return in the order of the text
     */
    static List<Mentioned> find(String text, List<Person> people) {
        Map<String, Deque<Person>> named = new TreeMap<>(LONGEST_FIRST);
        people.forEach(person -> named.computeIfAbsent(person.name().toLowerCase(Locale.ROOT), same -> new ArrayDeque<>()).add(person));
        List<Mentioned> places = new ArrayList<>();
        int at = text.indexOf('@');
        while (at >= 0 && places.size() < MOST) {
            Deque<Person> meant = at > 0 && belongs(text.codePointBefore(at)) ? null : meantAt(text, at + 1, named);
            int after = at + 1;
            if (meant != null) {
                Person person = meant.size() > 1 ? meant.remove() : meant.element();
                places.add(new Mentioned(person.id(), at, 1 + person.name().length()));
                after += person.name().length();
            }
            at = text.indexOf('@', after);
        }
        return places;
    }

    private static Deque<Person> meantAt(String text, int from, Map<String, Deque<Person>> named) {
        return named.values().stream().filter(people -> standsAt(text, from, people.element().name())).findFirst().orElse(null);
    }

    private static boolean standsAt(String text, int from, String name) {
        int end = from + name.length();
        return text.regionMatches(true, from, name, 0, name.length()) && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)));
    }

    /** Before the {@code @} of an e-mail address, or in a web address. */
    private static boolean belongs(int before) {
        return Character.isLetterOrDigit(before) || before == '/';
    }
}
