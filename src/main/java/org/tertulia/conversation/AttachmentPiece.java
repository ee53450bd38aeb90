package org.tertulia.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A part of a file's bytes, as large as every database takes. */
@Entity
@Table(name = "attachment_piece")
class AttachmentPiece {

    static final int MOST = 1_000_000;

    @EmbeddedId
    private Key key;
    @Column(updatable = false)
    private byte[] content;

    protected AttachmentPiece() {
    }

    AttachmentPiece(long attachment, int position, byte[] content) {
        this.key = new Key(attachment, position);
        this.content = content;
    }

    byte[] content() {
        return content;
    }

    /** Which file, and the how many-th piece of it. */
    @Embeddable
    static class Key implements Serializable {

        private static final long serialVersionUID = 1;

        @Column(name = "attachment_id")
        private long attachmentId;
        private int position;

        protected Key() {
        }

        Key(long attachmentId, int position) {
            this.attachmentId = attachmentId;
            this.position = position;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.attachmentId == attachmentId && key.position == position;
        }

        @Override
        public int hashCode() {
            return Objects.hash(attachmentId, position);
        }
    }
}
