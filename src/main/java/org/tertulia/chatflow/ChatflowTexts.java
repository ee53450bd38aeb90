package org.tertulia.chatflow;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.tertulia.platform.Text;

/** What a chatflow says in one language. An empty text stands for the product's own (rows B2, B4, D15). */
@Embeddable
public class ChatflowTexts {

    private static final int LONGEST = 2_000;

    private String welcome;
    @Column(name = "capture_message")
    private String captureMessage;
    @Column(name = "away_message")
    private String awayMessage;
    @Column(name = "away_capture_message")
    private String awayCaptureMessage;

    protected ChatflowTexts() {
    }

    public ChatflowTexts(String welcome, String captureMessage, String awayMessage, String awayCaptureMessage) {
        this.welcome = Text.lines("welcome", welcome, LONGEST);
        this.captureMessage = Text.lines("capture.message", captureMessage, LONGEST);
        this.awayMessage = Text.lines("away.message", awayMessage, LONGEST);
        this.awayCaptureMessage = Text.lines("away.captureMessage", awayCaptureMessage, LONGEST);
    }

    /** The product's own texts everywhere. */
    public static ChatflowTexts none() {
        return new ChatflowTexts("", "", "", "");
    }

    public String welcome() {
        return welcome;
    }

    public String captureMessage() {
        return captureMessage;
    }

    public String awayMessage() {
        return awayMessage;
    }

    public String awayCaptureMessage() {
        return awayCaptureMessage;
    }
}
