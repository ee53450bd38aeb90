package org.tertulia.platform;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What somebody looks for: words, of which the last may be begun only. Case and accents do not matter, nor what stands between words.
 *
 * @param all letters and digits only, small and without accents
 */
public record Words(List<String> all) {

    /** Characters that stand for others in a search, for SQL's {@code translate}; PostgreSQL's function {@code words_of} has the same. */
    public static final String FROM = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĨĩĪīĬĭĮįİıĴĵĶķĹĺĻļĽľŁłŃńŅņŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžȘșȚț"
            + ".,;:!?@/\\_+-*=&%#~|^$<>()[]{}\"`'\n\r\t";
    /** What each of them stands for. */
    public static final String TO = "aaaaaaceeeeiiiinoooooouuuuyaaaaaaceeeeiiiinoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhiiiiiiiiiijjkkllllllllnnnnnnoooooorrrrrrssssssssttttuuuuuuuuuuuuwwyyyzzzzzzsstt"
            + " ".repeat(35);

    private static final int MOST = 10;
    /** From here on one sign says as much as a word. */
    private static final int FIRST_OF_THE_EAST = 0x2E80;

    /** The words of what was typed, the first ten. @param typed may be null */
    public static Words of(String typed) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFC).chars().forEach(c -> {
            int place = FROM.indexOf(c);
            plain.append(place < 0 ? (char) c : TO.charAt(place));
        });
        return new Words(Arrays.stream(plain.toString().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}\\p{M}]+")).filter(word -> !word.isEmpty()).limit(MOST).toList());
    }

    /** Whether there is nothing to look for. */
    public boolean none() {
        return all.isEmpty();
    }

    /** As PostgreSQL's {@code to_tsquery('simple', …)} takes them. */
    public String query() {
        return all.stream().collect(Collectors.joining(" & ", "", ":*"));
    }

    /** Those by which an index may be asked: without a last word of one or two letters, with which a good part of all words begins. */
    public Words rare() {
        int last = all.size() - 1;
        boolean begun = last >= 0 && all.get(last).length() < 3 && all.get(last).chars().allMatch(c -> c < FIRST_OF_THE_EAST);
        return begun ? new Words(all.subList(0, last)) : this;
    }

    /** Patterns of LIKE, all of which match a text that has the words, is translated and stands between two spaces. */
    public List<String> patterns() {
        int last = all.size() - 1;
        return all.stream().map(word -> "% " + word + (word.equals(all.get(last)) ? "%" : " %")).toList();
    }
}
