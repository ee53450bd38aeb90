package org.tertulia.mail.trial;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tertulia.mail.Fault;
import org.tertulia.mail.Mailer;
import org.tertulia.mail.Trouble;
import org.tertulia.mail.account.AccountDraft;
import org.tertulia.mail.account.Accounts;
import org.tertulia.mail.account.Drafts;
import org.tertulia.mail.account.Endpoint;
import org.tertulia.mail.account.Login;
import org.tertulia.mail.account.OAuth;
import org.tertulia.platform.Texts;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.MailServer;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.TokenGiver;
import org.tertulia.testing.UnrulySmtp;

/** A mailbox is tried out against real servers, step by step, and what is wrong is said in words. */
@Persistent
class TrialTest {

    private static final Duration SHORT = Duration.ofMillis(1500);

    @Inject
    Mailer mailer;
    @Inject
    Accounts accounts;
    @Inject
    Trials trials;

    private final MailServer mail = new MailServer();

    @AfterEach
    void end() {
        mail.close();
    }

    @Test
    void aMailboxWherePlusAddressesArrivePassesAll() {
        mail.catchAll("shop.example");
        Trial trial = run(Drafts.password(null, "sales@shop.example", "shop.example", "secret", mail.imapPort(), mail.smtpPort()));
        assertThat(trial.results()).hasSize(7).allSatisfy(each -> assertThat(each.state()).as(each.step().name()).isEqualTo(State.PASSED));
        assertThat(trial.plusAddresses()).isTrue();
    }

    @Test
    void oneWithoutThemSaysSo() {
        mail.opens("sales@shop.example", "sales", "secret");
        Trial trial = run(Drafts.password(null, "sales@shop.example", "sales", "secret", mail.imapPort(), mail.smtpPort()));
        assertThat(states(trial)).containsEntry(Step.FIND, State.PASSED).containsEntry(Step.MATCH, State.FAILED);
        assertThat(trial.plusAddresses()).isFalse();
        assertThat(sentence(trial, Step.MATCH)).startsWith("Letters to plus addresses do not arrive.");
    }

    @Test
    void aWrongPasswordIsToldAtTheSignInAndSendingIsTriedAllTheSame() {
        mail.opens("sales@shop.example", "sales", "secret");
        Trial trial = run(Drafts.password(null, "sales@shop.example", "sales", "wrong", mail.imapPort(), mail.smtpPort()));
        assertThat(states(trial)).isEqualTo(Map.of(Step.CONNECT, State.PASSED, Step.SIGN_IN, State.FAILED, Step.FOLDER, State.SKIPPED, Step.SMTP, State.FAILED,
                Step.SEND, State.SKIPPED, Step.FIND, State.SKIPPED, Step.MATCH, State.SKIPPED));
        assertThat(sentence(trial, Step.SIGN_IN)).startsWith("127.0.0.1:" + mail.imapPort() + " refused the sign-in.").doesNotContain("wrong");
        assertThat(trial.plusAddresses()).isNull();
    }

    @Test
    void aServerThatIsNotThereAndAFolderThatIsNotThere() {
        mail.opens("sales@shop.example", "sales", "secret");
        Trial nobody = run(Drafts.password(null, "sales@shop.example", "sales", "secret", 1, null));
        assertThat(states(nobody)).containsEntry(Step.CONNECT, State.FAILED).containsEntry(Step.SIGN_IN, State.SKIPPED);
        assertThat(sentence(nobody, Step.CONNECT)).startsWith("Nothing answers at 127.0.0.1:");

        AccountDraft like = Drafts.password(null, "sales@shop.example", "sales", "secret", mail.imapPort(), null);
        Trial folder = run(new AccountDraft(null, null, like.address(), true, like.imap(), "Tickets", null, true, null, null, "secret", null));
        assertThat(states(folder)).containsEntry(Step.SIGN_IN, State.PASSED).containsEntry(Step.FOLDER, State.FAILED).containsEntry(Step.SMTP, State.SKIPPED);
        assertThat(sentence(folder, Step.FOLDER)).contains("no such folder");
    }

    @Test
    void aLetterThatDoesNotArriveAndOneThatIsNotTaken() throws IOException {
        mail.opens("sales@shop.example", "sales", "secret");
        try (UnrulySmtp swallowing = new UnrulySmtp(); UnrulySmtp refusing = new UnrulySmtp().answers("MAIL", "550 5.7.60 Client does not have permissions to send as this sender")) {
            Trial lost = run(without(Drafts.password(null, "sales@shop.example", "sales", "secret", mail.imapPort(), swallowing.port())));
            assertThat(states(lost)).containsEntry(Step.SEND, State.PASSED).containsEntry(Step.FIND, State.FAILED).containsEntry(Step.MATCH, State.SKIPPED);
            assertThat(sentence(lost, Step.FIND)).contains("spam folder");

            Trial refused = run(without(Drafts.password(null, "sales@shop.example", "sales", "secret", mail.imapPort(), refusing.port())));
            assertThat(states(refused)).containsEntry(Step.SMTP, State.PASSED).containsEntry(Step.SEND, State.FAILED);
            assertThat(sentence(refused, Step.SEND)).contains("Often it only sends from the address of the one who signs in.", "5.7.60");
        }
    }

    @Test
    void aProviderThatGivesNoToken() {
        try (TokenGiver provider = new TokenGiver().answers(400, "{\"error_description\":\"AADSTS70000: expired\"}")) {
            Trial trial = run(Drafts.token("sales@shop.example", "sales", OAuth.of(provider.url(), "c", null), "r", mail.imapPort(), null));
            assertThat(states(trial)).containsEntry(Step.CONNECT, State.SKIPPED).containsEntry(Step.SIGN_IN, State.FAILED);
            assertThat(sentence(trial, Step.SIGN_IN)).contains("AADSTS70000");
        }
    }

    @Test
    void itRunsAsideAndUsesTheStoredSecretForTheSameServersOnly() {
        mail.opens("sales@shop.example", "sales", "secret");
        AccountDraft draft = Drafts.password(null, "sales@shop.example", "sales", "secret", mail.imapPort(), null);
        var account = accounts.add(draft);
        String key = trials.start(Drafts.enabled(draft, true), account, "en");
        Eventually.isTrue("it is over", () -> trials.find(key).orElseThrow().done());
        assertThat(states(trials.find(key).orElseThrow())).containsEntry(Step.FOLDER, State.PASSED);
        assertThat(trials.find("another")).isEmpty();
    }

    @Test
    void eachStepStateAndFaultHasItsWordsInEachLanguage() {
        for (String language : Texts.LANGUAGES) {
            for (Step step : Step.values()) {
                assertThat(Texts.get(language, "trial.step." + step)).isNotBlank();
            }
            for (State state : State.values()) {
                assertThat(Texts.get(language, "trial.state." + state)).isNotBlank();
            }
            for (Fault fault : Fault.values()) {
                assertThat(new Trouble(fault, "«here»", "no!").sentence(language)).endsWith("no!");
            }
        }
    }

    private static AccountDraft without(AccountDraft draft) {
        var smtp = new Endpoint(draft.smtp().host(), draft.smtp().port(), draft.smtp().safety(), null);
        return new AccountDraft(null, null, draft.address(), true, draft.imap(), null, smtp, true, null, null, draft.secret(), null);
    }

    private Trial run(AccountDraft draft) {
        Supplier<Login> way = () -> accounts.trial(draft, null);
        Trial trial = new Trial(draft, way, mailer, "en", SHORT, SHORT);
        trial.run();
        assertThat(trial.done()).isTrue();
        return trial;
    }

    private static Map<Step, State> states(Trial trial) {
        List<StepResult> results = trial.results();
        return results.stream().collect(Collectors.toMap(StepResult::step, StepResult::state));
    }

    private static String sentence(Trial trial, Step step) {
        return trial.results().get(step.ordinal()).sentence("en");
    }
}
