package org.tertulia.web.chatflow;

import java.util.Locale;
import org.tertulia.chatflow.ChatflowTexts;
import org.tertulia.platform.Texts;

/** The editor's fields for one language; of those that are not in use the texts are kept in the page, not stored. */
public class TextsRow {

    private final String language;
    private boolean used;
    private String welcome;
    private String captureMessage;
    private String awayMessage;
    private String awayCaptureMessage;

    TextsRow(String language, boolean used, ChatflowTexts texts) {
        this.language = language;
        this.used = used;
        this.welcome = texts.welcome();
        this.captureMessage = texts.captureMessage();
        this.awayMessage = texts.awayMessage();
        this.awayCaptureMessage = texts.awayCaptureMessage();
    }

    /** @throws org.tertulia.platform.Refusal for a text that is too long */
    ChatflowTexts texts() {
        return new ChatflowTexts(welcome, captureMessage, awayMessage, awayCaptureMessage);
    }

    public String getLanguage() {
        return language;
    }

    /** The language's own name: {@code Português}. */
    public String getName() {
        Locale its = Locale.forLanguageTag(language);
        String name = its.getDisplayLanguage(its);
        return name.substring(0, 1).toUpperCase(its) + name.substring(1);
    }

    /** What visitors read in this language where a text is left empty. */
    public String usual(String key) {
        return Texts.get(language, key);
    }

    public boolean isUsed() {
        return used;
    }

    public void setUsed(boolean used) {
        this.used = used;
    }

    public String getWelcome() {
        return welcome;
    }

    public void setWelcome(String welcome) {
        this.welcome = welcome;
    }

    public String getCaptureMessage() {
        return captureMessage;
    }

    public void setCaptureMessage(String captureMessage) {
        this.captureMessage = captureMessage;
    }

    public String getAwayMessage() {
        return awayMessage;
    }

    public void setAwayMessage(String awayMessage) {
        this.awayMessage = awayMessage;
    }

    public String getAwayCaptureMessage() {
        return awayCaptureMessage;
    }

    public void setAwayCaptureMessage(String awayCaptureMessage) {
        this.awayCaptureMessage = awayCaptureMessage;
    }
}
