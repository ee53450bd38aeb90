package org.tertulia.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tertulia.platform.Clock;
import org.tertulia.platform.Piece;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Settings;
import org.tertulia.platform.job.Jobs;
import org.tertulia.team.Agent;

/** Files of conversations: stored one by one, then taken along by an entry; what no entry takes is thrown away after a day. */
@ApplicationScoped
@Transactional
public class Attachments {

    /** How many files an entry takes along at most. */
    public static final int MOST = 20;
    private static final int MOST_WAITING = 60;
    private static final Duration KEPT = Duration.ofDays(1);

    @PersistenceContext
    EntityManager em;
    @Inject
    Clock clock;
    @Inject
    Settings settings;
    @Inject
    Conversations conversations;
    @Inject
    Jobs jobs;

    /** What became of a file. @param again whether the same key had been stored before */
    public record Kept(Attachment attachment, boolean again) {
    }

    /** The most bytes of a file; an entry takes twice as many along. */
    public int limit() {
        return settings.fileMegabytes() * 1_000_000;
    }

    /** Stores a file that an entry of the agent will take along. @throws Refusal when the conversation is not theirs to see, or too many wait */
    public Kept keep(Agent by, long conversation, Upload upload) {
        Conversation seen = conversations.seenBy(by, conversation);
        conversations.lock(seen.id());
        String fingerprint = fingerprint(upload.content());
        Optional<Attachment> same = em.createQuery("select a from Attachment a where a.conversationId = :conversation and a.key = :key", Attachment.class)
                .setParameter("conversation", conversation).setParameter("key", upload.key().value()).getResultStream().findFirst();
        if (same.isPresent()) {
            if (!same.get().isTheSame(by.id(), fingerprint)) {
                throw Refusal.conflict("key-taken", "Something else was sent with this key. Use a new one.", null);
            }
            return new Kept(same.get(), true);
        }
        if (waiting(conversation) >= MOST_WAITING) {
            throw Refusal.tooMany("Too many files wait here for a message. Send or leave some of them first.");
        }
        Attachment attachment = new Attachment(conversation, upload.key(), by.id(), upload.name(), upload.content(), fingerprint, clock.now());
        em.persist(attachment);
        em.flush();  // its pieces point to it by its bare id
        Piece.cut(upload.content()).forEach(part -> em.persist(new AttachmentPiece(attachment.id(), part)));
        jobs.put(ThrowAwayFilesJob.TYPE, conversation, clock.now().plus(KEPT));
        return new Kept(attachment, false);
    }

    /** @throws Refusal when there is none with this id, or its conversation is not the agent's to see */
    public Attachment seenBy(Agent agent, long id) {
        Attachment attachment = find(id).orElseThrow(() -> Refusal.missing("attachment"));
        try {
            conversations.seenBy(agent, attachment.conversationId());
        } catch (Refusal notTheirs) {
            throw Refusal.missing("attachment");
        }
        return attachment;
    }

    public Optional<Attachment> find(long id) {
        return Optional.ofNullable(em.find(Attachment.class, id));
    }

    /** The file's bytes; empty where it is not there any more. */
    public byte[] content(long id) {
        return Piece.join(em.createQuery("select p from AttachmentPiece p where p.key.owner = :id order by p.key.position", AttachmentPiece.class)
                .setParameter("id", id).getResultList());
    }

    /**
     * An entry takes these files along. The caller's transaction holds the conversation.
     *
     * @return what the entry tells of them, in the order of {@code ids}
     * @throws Refusal where one is not there, or not the agent's, or they are too many or too much
     */
    @Transactional(Transactional.TxType.MANDATORY)
    List<AttachedFile> take(long conversation, long seq, Agent by, List<Long> ids) {
        if (ids.size() > MOST) {
            throw Refusal.invalid("attachments", "too-many-files", "A message takes at most " + MOST + " files along.");
        }
        List<AttachedFile> files = new ArrayList<>();
        for (long id : ids.stream().distinct().toList()) {
            Attachment attachment = em.find(Attachment.class, id, LockModeType.PESSIMISTIC_WRITE);
            if (attachment == null || !attachment.waitsFor(conversation, by.id())) {
                throw Refusal.invalid("attachments", "no-file", "A file is not there any more. Attach it again.");
            }
            attachment.goWith(seq);
            files.add(attachment.told());
        }
        if (files.stream().mapToLong(AttachedFile::size).sum() > 2L * limit()) {
            throw Refusal.invalid("attachments", "files-too-large", "The files of a message may have at most " + 2 * limit() / 1_000_000 + " MB together.");
        }
        return files;
    }

    /** Throws away what has waited for a day. @return when more will have, or null */
    Instant throwAway(long conversation) {
        em.createQuery("delete from Attachment a where a.conversationId = :conversation and a.seq is null and a.createdAt <= :before")
                .setParameter("conversation", conversation).setParameter("before", clock.now().minus(KEPT)).executeUpdate();
        return em.createQuery("select a.createdAt from Attachment a where a.conversationId = :conversation and a.seq is null order by a.createdAt", Instant.class)
                .setParameter("conversation", conversation).setMaxResults(1).getResultStream().findFirst().map(at -> at.plus(KEPT)).orElse(null);
    }

    private long waiting(long conversation) {
        return em.createQuery("select count(a) from Attachment a where a.conversationId = :conversation and a.seq is null", Long.class)
                .setParameter("conversation", conversation).getSingleResult();
    }

    private static String fingerprint(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
