package org.tertulia.mail.trial;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.tertulia.mail.Diagnosis;
import org.tertulia.mail.Mailer;
import org.tertulia.mail.NotSent;
import org.tertulia.mail.Trouble;
import org.tertulia.mail.account.AccountDraft;
import org.tertulia.mail.account.Login;
import org.tertulia.mail.account.NoLogin;
import org.tertulia.mail.incoming.ImapUrl;
import org.tertulia.platform.Token;

/** One trial of a mailbox, on a thread of its own; anybody may look how far it is. */
public final class Trial implements Runnable {

    private static final Duration PAUSE = Duration.ofMillis(700);

    private final AccountDraft draft;
    private final Supplier<Login> way;
    private final Mailer mailer;
    private final String language;
    private final Duration patience;
    private final Duration longer;
    private final String mark = Token.fresh(9).replaceAll("[^A-Za-z0-9]", "x");
    private final Map<Step, StepResult> results = new EnumMap<>(Step.class);
    private boolean done;

    /** @param patience how long a letter may be on its way. @param longer how long one may come after the other */
    Trial(AccountDraft draft, Supplier<Login> way, Mailer mailer, String language, Duration patience, Duration longer) {
        this.patience = patience;
        this.longer = longer;
        this.draft = draft;
        this.way = way;
        this.mailer = mailer;
        this.language = language;
        Arrays.stream(Step.values()).forEach(step -> results.put(step, new StepResult(step, State.WAITING, null, null)));
    }

    /** How each step went so far. */
    public synchronized List<StepResult> results() {
        return List.copyOf(results.values());
    }

    /** Whether it is over. */
    public synchronized boolean done() {
        return done;
    }

    /** Whether letters to plus addresses arrive; null while that is not known. */
    public synchronized Boolean plusAddresses() {
        State state = results.get(Step.MATCH).state();
        return state == State.PASSED ? Boolean.TRUE : state == State.FAILED ? Boolean.FALSE : null;
    }

    @Override
    public void run() {
        try {
            Login login = login();
            if (login != null) {
                tryAll(login);
            }
        } finally {
            over();
        }
    }

    private Login login() {
        begin(Step.CONNECT);
        try {
            return way.get();
        } catch (NoLogin none) {
            end(Step.CONNECT, State.SKIPPED, null, null);
            failed(Step.SIGN_IN, none);
            return null;
        }
    }

    private void tryAll(Login login) {
        ImapUrl url = ImapUrl.of(draft.imap(), draft.folder(), login);
        try (Store store = Session.getInstance(url.properties()).getStore()) {
            Folder folder = open(store, url);
            int before = folder == null ? 0 : folder.getMessageCount();
            boolean sent = send(login);
            if (folder != null && sent) {
                find(folder, before);
            }
        } catch (MessagingException broken) {
            running().forEach(step -> failed(step, broken));
        }
    }

    private Folder open(Store store, ImapUrl url) {
        try {
            store.connect(url.host(), url.port(), url.user(), url.password());
            passed(Step.CONNECT);
            passed(Step.SIGN_IN);
        } catch (MessagingException e) {
            if (e instanceof AuthenticationFailedException) {
                passed(Step.CONNECT);
                failed(Step.SIGN_IN, e);
            } else {
                failed(Step.CONNECT, e);
            }
            return null;
        }
        begin(Step.FOLDER);
        try {
            Folder folder = store.getFolder(url.folder());
            folder.open(Folder.READ_ONLY);
            passed(Step.FOLDER);
            return folder;
        } catch (MessagingException e) {
            failed(Step.FOLDER, e);
            return null;
        }
    }

    /** One letter to the address itself, and one to what answers will be sent to. @return whether any was taken */
    private boolean send(Login login) {
        if (draft.smtp() == null) {
            end(Step.SMTP, State.SKIPPED, null, "no-smtp");
            return false;
        }
        begin(Step.SMTP);
        try {
            mailer.greet(draft.smtp(), login);
            passed(Step.SMTP);
        } catch (NotSent e) {
            failed(Step.SMTP, e);
            return false;
        }
        begin(Step.SEND);
        try {
            mailer.sendTrial(draft.smtp(), login, draft.address(), null, mark + "-1", language);
            passed(Step.SEND);
        } catch (NotSent e) {
            failed(Step.SEND, e);
            return false;
        }
        try {
            mailer.sendTrial(draft.smtp(), login, draft.address(), "0.00000000000000000000", mark + "-2", language);
        } catch (NotSent e) {
            failed(Step.MATCH, e);
        }
        return true;
    }

    private void find(Folder folder, int before) throws MessagingException {
        begin(Step.FIND);
        Set<String> found = new HashSet<>();
        boolean both = results().get(Step.MATCH.ordinal()).state() == State.WAITING;
        look(folder, before, found, "-1", patience);
        if (!found.contains("-1")) {
            end(Step.FIND, State.FAILED, null, "not-found");
            return;
        }
        passed(Step.FIND);
        if (both) {
            begin(Step.MATCH);
            look(folder, before, found, "-2", longer);
            if (found.contains("-2")) {
                passed(Step.MATCH);
            } else {
                end(Step.MATCH, State.FAILED, null, "no-plus");
            }
        }
    }

    private void look(Folder folder, int before, Set<String> found, String which, Duration most) throws MessagingException {
        long until = System.nanoTime() + most.toNanos();
        while (true) {
            int now = folder.getMessageCount();
            Message[] fresh = now > before ? folder.getMessages(before + 1, now) : new Message[0];
            FetchProfile what = new FetchProfile();
            what.add(FetchProfile.Item.ENVELOPE);
            folder.fetch(fresh, what);
            for (Message message : fresh) {
                // the subject, because some servers give a letter another Message-ID
                String subject = String.valueOf(message.getSubject());
                List.of("-1", "-2").stream().filter(each -> subject.contains(mark + each)).forEach(found::add);
            }
            if (found.contains(which) || System.nanoTime() > until) {
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private List<Step> running() {
        return results().stream().filter(each -> each.state() == State.RUNNING).map(StepResult::step).toList();
    }

    private void begin(Step step) {
        end(step, State.RUNNING, null, null);
    }

    private void passed(Step step) {
        end(step, State.PASSED, null, null);
    }

    private void failed(Step step, Exception why) {
        String server = step == Step.SMTP || step == Step.SEND || step == Step.MATCH ? draft.smtp().server() : draft.imap().server();
        end(step, State.FAILED, Diagnosis.trouble(why, server), null);
    }

    private synchronized void end(Step step, State state, Trouble trouble, String reason) {
        results.put(step, new StepResult(step, state, trouble, reason));
    }

    private synchronized void over() {
        results.replaceAll((step, result) -> result.state() == State.WAITING || result.state() == State.RUNNING
                ? new StepResult(step, State.SKIPPED, null, result.reason()) : result);
        done = true;
    }
}
