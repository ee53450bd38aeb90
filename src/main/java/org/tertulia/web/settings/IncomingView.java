package org.tertulia.web.settings;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tertulia.intake.Enclosures;
import org.tertulia.intake.InboxMails;
import org.tertulia.mail.incoming.Arrivals;
import org.tertulia.mail.incoming.IncomingAccounts;
import org.tertulia.mail.incoming.IncomingLetter;
import org.tertulia.mail.incoming.LetterKind;
import org.tertulia.mail.quoting.Reply;
import org.tertulia.mail.reading.LetterReader;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.platform.Text;
import org.tertulia.web.Feedback;
import org.tertulia.web.PageTexts;

/**
 * What came in by mail, and what was made of it. The parameter {@code kind} says of which sort letters are listed, {@code q} with what in
 * them, {@code id} which one is read.
 */
@Named
@RequestScoped
public class IncomingView {

    private static final int MOST = 200;

    @Inject
    Arrivals arrivals;
    @Inject
    InboxMails mails;
    @Inject
    IncomingAccounts accounts;
    @Inject
    Feedback feedback;
    @Inject
    PageTexts texts;

    private LetterKind kind;
    private String search;
    private List<IncomingLetter> list;
    private IncomingLetter letter;
    private ReadLetter read;
    private Reply reply;

    @PostConstruct
    void ask() {
        kind = Arrays.stream(LetterKind.values()).filter(each -> each.name().equals(Asked.text("kind"))).findFirst().orElse(null);
        search = Text.preview(Asked.text("q") == null ? "" : Asked.text("q"), 200);
        Long id = Asked.number("id");
        letter = id == null ? null : arrivals.find(id).orElse(null);
    }

    public void open() throws IOException {
        if (Asked.text("id") != null && letter == null) {
            Asked.missing();
        }
    }

    /** Whether any mail is read at all. */
    public boolean isReading() {
        return accounts.any();
    }

    /** The sorts to choose from. */
    public LetterKind[] getKinds() {
        return LetterKind.values();
    }

    /** The sort that is listed; null for all. */
    public LetterKind getKind() {
        return kind;
    }

    public String getSearch() {
        return search;
    }

    /** The newest first. */
    public List<IncomingLetter> getList() {
        if (list == null) {
            list = arrivals.pageAfter(kind, search.isEmpty() ? null : search, null, MOST);
        }
        return list;
    }

    /** The one that is read, or null. */
    public IncomingLetter getLetter() {
        return letter;
    }

    /** What its sender wrote, told from what is quoted. */
    public Reply getReply() {
        if (reply == null) {
            reply = Reply.of(read());
        }
        return reply;
    }

    public List<Enclosures.Enclosed> getEnclosures() {
        return Enclosures.of(read());
    }

    private ReadLetter read() {
        if (read == null) {
            read = LetterReader.read(arrivals.raw(letter.id()));
        }
        return read;
    }

    /** Why it is what it is, in words; what is no code of ours stands as it is. */
    public String getWhy() {
        String key = "incoming.reason." + letter.reason();
        return texts.has(key) ? texts.of(key) : letter.reason();
    }

    /** Parameter: id. */
    public void release() {
        if (feedback.went(Map.of(), () -> arrivals.release(letter.id()))) {
            feedback.done("incoming.released");
        }
        letter = arrivals.get(letter.id());
    }

    /** Parameter: id. */
    public void welcome() {
        if (feedback.went(Map.of(), () -> mails.welcome(letter.id()))) {
            feedback.done("incoming.released");
        }
        letter = arrivals.get(letter.id());
    }

    /** Parameter: id. */
    public void retry() {
        if (feedback.went(Map.of(), () -> arrivals.retry(letter.id()))) {
            feedback.done("work.retried");
        }
        letter = arrivals.get(letter.id());
    }
}
