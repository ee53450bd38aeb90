package org.tertulia.web.settings;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.tertulia.mail.KeptLetter;
import org.tertulia.mail.KeptLetters;

/** The letters that were kept instead of sent. The parameter {@code id} says which is read, {@code as=text} that its text is. */
@Named
@RequestScoped
public class LettersView {

    private static final int MOST = 200;

    @Inject
    KeptLetters kept;

    private List<KeptLetter> list;
    private KeptLetter letter;
    private boolean text;

    @PostConstruct
    void read() {
        letter = kept.open(Asked.text("id")).orElse(null);
        text = letter != null && (letter.html() == null || letter.html().isBlank() || "text".equals(Asked.text("as")));
    }

    public void open() throws IOException {
        if (Asked.text("id") != null && letter == null) {
            Asked.missing();
        }
    }

    /** The newest first. */
    public List<KeptLetter> getList() {
        if (list == null) {
            list = kept.list(MOST);
        }
        return list;
    }

    /** The one that is read, or null. */
    public KeptLetter getLetter() {
        return letter;
    }

    /** Whether its text is shown, not its HTML. */
    public boolean isText() {
        return text;
    }
}
