package org.tertulia.mail.incoming;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tertulia.mail.reading.LetterReader;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.platform.Clock;
import org.tertulia.platform.Position;
import org.tertulia.platform.Piece;
import org.tertulia.platform.Refusal;

/**
 * The letters that came in. Each is stored once: by its place in the mailbox and by its content, so that a mailbox that
 * numbers its letters anew, and a node that died halfway, double none.
 */
@ApplicationScoped
@Transactional
public class Arrivals {

    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int MOST_REFERENCES = 50;
    private static final int MOST_OF_A_THREAD = 100;

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Event<LetterArrived> arrived;

    /** Stores the letter where it is new. @return whether it was */
    boolean store(Arrival arrival) {
        String fingerprint = fingerprint(arrival.raw());
        if (known(arrival, fingerprint)) {
            return false;
        }
        IncomingLetter letter = new IncomingLetter(arrival, fingerprint, clock.now());
        letter.label(LetterReader.read(head(arrival.raw())));  // lists tell it, and later letters wait for it, before it is worked on
        em.persist(letter);
        em.flush();  // its pieces point to it by its bare id
        Piece.cut(arrival.raw()).forEach(part -> em.persist(new LetterPiece(letter.id(), part)));
        arrived.fire(new LetterArrived(letter.id()));
        return true;
    }

    private static byte[] head(byte[] raw) {
        int end = 0;
        int most = Math.min(raw.length, LONGEST_HEAD);
        while (end < most && !(raw[end] == '\n' && (end + 1 < most && raw[end + 1] == '\n' || end + 2 < most && raw[end + 1] == '\r' && raw[end + 2] == '\n'))) {
            end++;
        }
        return Arrays.copyOf(raw, end);
    }

    private boolean known(Arrival arrival, String fingerprint) {
        return em.createQuery("""
                        select count(l) from IncomingLetter l where l.account = :account
                        and (l.fingerprint = :fingerprint or l.uidValidity = :validity and l.uid = :uid)""", Long.class)
                .setParameter("account", arrival.account()).setParameter("fingerprint", fingerprint)
                .setParameter("validity", arrival.uidValidity() == null ? -1L : arrival.uidValidity())
                .setParameter("uid", arrival.uid() == null ? -1L : arrival.uid()).getSingleResult() > 0;
    }

    public Optional<IncomingLetter> find(long id) {
        return Optional.ofNullable(em.find(IncomingLetter.class, id));
    }

    /** @throws Refusal when there is none with this id */
    public IncomingLetter get(long id) {
        return find(id).orElseThrow(() -> Refusal.missing("letter"));
    }

    /** Holds the letter for the rest of the caller's transaction. @throws Refusal when there is none */
    @Transactional(Transactional.TxType.MANDATORY)
    public IncomingLetter lock(long id) {
        em.flush();
        IncomingLetter letter = em.find(IncomingLetter.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (letter == null) {
            throw Refusal.missing("letter");
        }
        return letter;
    }

    /** The letter as it came. */
    public byte[] raw(long id) {
        return Piece.join(em.createQuery("select p from LetterPiece p where p.key.owner = :letter order by p.key.position", LetterPiece.class)
                .setParameter("letter", id).getResultList());
    }

    /** Writes down what was made of a letter that the caller's transaction holds. @param read what stands on it; null: not known */
    @Transactional(Transactional.TxType.MANDATORY)
    public void became(IncomingLetter held, ReadLetter read, Outcome outcome) {
        if (read != null) {
            held.label(read);
        }
        held.become(outcome);
        em.flush();
    }

    /** Works on a letter once more that could not be worked on. @throws Refusal when it was worked on */
    public void retry(long id) {
        IncomingLetter letter = lock(id);
        if (letter.kind() != LetterKind.FAILED) {
            throw Refusal.conflict("not-failed", "Only a letter that failed can be tried again.", id);
        }
        arrived.fire(new LetterArrived(id));
    }

    /**
     * Whether a letter to which this one refers came before it and was not worked on yet: then it is too early to say to which thread this
     * one belongs.
     */
    public boolean waitsForEarlier(IncomingLetter letter, ReadLetter read) {
        List<String> ids = Stream.concat(read.references().stream(), read.inReplyTo().stream()).distinct().limit(MOST_REFERENCES).toList();
        return !ids.isEmpty() && em.createQuery("select count(l) from IncomingLetter l where l.messageId in :ids and l.id < :id and l.kind is null", Long.class)
                .setParameter("ids", ids).setParameter("id", letter.id()).getSingleResult() > 0;
    }

    /** Lets a letter that was kept out into the inbox, and with it what was kept out of the same thread. @throws Refusal when it was not kept out */
    public void release(long id) {
        IncomingLetter letter = lock(id);
        if (letter.kind() != LetterKind.FILTERED) {
            throw Refusal.conflict("not-filtered", "Only a letter that was kept out can be released.", id);
        }
        release(letter);
        em.createQuery("select l.id from IncomingLetter l where l.root = :root and l.kind = :kind order by l.id", Long.class)
                .setParameter("root", letter.root()).setParameter("kind", LetterKind.FILTERED).setMaxResults(MOST_OF_A_THREAD).getResultList()
                .forEach(other -> release(lock(other)));
    }

    private void release(IncomingLetter held) {
        held.release();
        em.flush();
        arrived.fire(new LetterArrived(held.id()));
    }

    /** The letter with this Message-ID that is in a thread. */
    public Optional<IncomingLetter> byMessageId(String messageId) {
        return em.createQuery("""
                        select l from IncomingLetter l where l.messageId = :id and l.conversationId is not null order by l.id""", IncomingLetter.class)
                .setParameter("id", messageId).setMaxResults(1).getResultStream().findFirst();
    }

    /** The letters of a thread that somebody wrote, in their order. */
    public List<IncomingLetter> ofThread(long conversation) {
        return em.createQuery("""
                        select l from IncomingLetter l where l.conversationId = :conversation and l.seq is not null and l.kind <> :machine
                        order by l.seq""", IncomingLetter.class).setParameter("conversation", conversation)
                .setParameter("machine", LetterKind.AUTOMATIC).getResultList();
    }

    /** The entry of a thread that a letter became, with the letter; empty where none did. */
    public Optional<IncomingLetter> ofEntry(long conversation, long seq) {
        return em.createQuery("select l from IncomingLetter l where l.conversationId = :conversation and l.seq = :seq", IncomingLetter.class)
                .setParameter("conversation", conversation).setParameter("seq", seq).getResultStream().findFirst();
    }

    /**
     * A page of letters, the newest first.
     *
     * @param kind  only those, or null
     * @param text  only those with it in the sender, the subject, the Message-ID or the file's name; or null
     * @param after where the page begins; null for the first
     */
    public List<IncomingLetter> pageAfter(LetterKind kind, String text, Position after, int most) {
        StringBuilder query = new StringBuilder("select l from IncomingLetter l where 1 = 1");
        query.append(kind == null ? "" : " and l.kind = :kind");
        query.append(text == null ? "" : " and (lower(l.sender) like :text escape '!' or lower(l.subject) like :text escape '!'"
                + " or lower(l.messageId) like :text escape '!' or lower(l.file) like :text escape '!')");
        query.append(after == null ? "" : " and (l.receivedAt < :at or l.receivedAt = :at and l.id < :id)");
        TypedQuery<IncomingLetter> typed = em.createQuery(query.append(" order by l.receivedAt desc, l.id desc").toString(), IncomingLetter.class);
        if (kind != null) {
            typed.setParameter("kind", kind);
        }
        if (text != null) {
            typed.setParameter("text", "%" + text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
        }
        if (after != null) {
            typed.setParameter("at", after.at()).setParameter("id", after.id());
        }
        return typed.setMaxResults(most).getResultList();
    }

    private static String fingerprint(byte[] raw) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
