package org.tertulia.api;

import java.util.List;
import org.tertulia.mail.trial.StepResult;
import org.tertulia.mail.trial.Trial;

/** How far the trial of a mailbox is. @param plusAddresses whether letters to name+anything@domain arrive; null: not known (yet) */
public record TrialJson(String id, boolean over, Boolean plusAddresses, List<StepJson> steps) {

    /** @param error what is wrong and what to do about it, or null */
    public record StepJson(String step, String state, String error) {

        static StepJson of(StepResult result) {
            return new StepJson(Names.of(result.step()), Names.of(result.state()), result.sentence("en"));
        }
    }

    static TrialJson of(String key, Trial trial) {
        return new TrialJson(key, trial.done(), trial.plusAddresses(), trial.results().stream().map(StepJson::of).toList());
    }
}
