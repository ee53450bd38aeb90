package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tertulia.conversation.AttachedFile;
import org.tertulia.conversation.Attachments;
import org.tertulia.conversation.FileLink;
import org.tertulia.conversation.Message;
import org.tertulia.mail.LetterFile;
import org.tertulia.platform.Settings;
import org.tertulia.platform.Texts;

/**
 * The files of the entries that a letter carries. Those of unread replies travel with it, as far as mail servers take that much; all others
 * stand in it as links.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class LetterFiles {

    /** Bytes of all files of a letter; a third more on the way. Most mail servers take 25 MB. */
    private static final int MOST = 15_000_000;
    private static final Duration LINKS_LAST = Duration.ofDays(30);

    @Inject
    Attachments attachments;
    @Inject
    FileLink links;
    @Inject
    Settings settings;

    /** @param enclosed what travels with the letter. @param told what the letter says of an entry's files, by the entry's number */
    record Packed(List<LetterFile> enclosed, Map<Long, String> told) {

        /** The entry with what is said of its files below its words. */
        LetterText.Said tell(LetterText.Said said) {
            return new LetterText.Said(said.seq(), said.byVisitor(), said.name(), said.at(), tell(said.seq(), said.text()));
        }

        /** The words of that entry with what is said of its files below them. */
        String tell(long seq, String text) {
            String files = told.get(seq);
            return files == null ? text : (text + "\n" + files).strip();
        }
    }

    Packed pack(ForwardedLetter letter, List<Message> messages, String language) {
        List<LetterFile> enclosed = new ArrayList<>();
        Map<Long, String> told = new HashMap<>();
        Instant until = letter.preparedAt().plus(LINKS_LAST);
        long bytes = 0;
        for (Message message : messages) {
            List<String> lines = new ArrayList<>();
            for (AttachedFile file : message.files()) {
                boolean fits = letter.replies().contains(message.seq()) && bytes + file.size() <= MOST;
                byte[] content = fits ? attachments.content(file.id()) : new byte[0];
                boolean goes = fits && content.length == file.size();
                if (goes) {
                    bytes += content.length;
                    enclosed.add(new LetterFile(file.name(), file.type(), content));
                }
                lines.add(goes ? Texts.get(language, "letter.file", file.name(), size(file, language)) : link(file, until, language));
            }
            if (!lines.isEmpty()) {
                told.put(message.seq(), String.join("\n", lines));
            }
        }
        return new Packed(enclosed, told);
    }

    private String link(AttachedFile file, Instant until, String language) {
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.forLanguageTag(language)).withZone(ZoneOffset.UTC).format(until);
        return Texts.get(language, "letter.file.link", file.name(), size(file, language), day) + " " + settings.baseUrl() + links.path(file.id(), until);
    }

    private static String size(AttachedFile file, String language) {
        return file.size() < 1_000_000 ? (file.size() + 999) / 1000 + " kB"
                : String.format(Locale.forLanguageTag(language), "%.1f MB", file.size() / 1e6);
    }
}
