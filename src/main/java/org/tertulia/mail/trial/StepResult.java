package org.tertulia.mail.trial;

import org.tertulia.mail.Trouble;
import org.tertulia.platform.Texts;

/** How a step went. @param trouble what went wrong, or null. @param reason else the key of a text that says it, {@code trial.…}, or null */
public record StepResult(Step step, State state, Trouble trouble, String reason) {

    /** What is wrong and what to do about it, or null. */
    public String sentence(String language) {
        return trouble != null ? trouble.sentence(language) : reason == null ? null : Texts.get(language, "trial." + reason);
    }
}
