package org.tertulia.mail.incoming;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A part of a letter's bytes: a letter may be longer than what a column of every database holds. */
@Entity
@Table(name = "incoming_letter_piece")
class LetterPiece {

    static final int MOST = 1_000_000;

    @EmbeddedId
    private Key key;
    @Column(updatable = false)
    private byte[] content;

    protected LetterPiece() {
    }

    LetterPiece(long letter, int position, byte[] content) {
        this.key = new Key(letter, position);
        this.content = content;
    }

    byte[] content() {
        return content;
    }

    /** Which letter, and the how many-th piece of it. */
    @Embeddable
    static class Key implements Serializable {

        private static final long serialVersionUID = 1;

        @Column(name = "letter_id")
        private long letterId;
        private int position;

        protected Key() {
        }

        Key(long letterId, int position) {
            this.letterId = letterId;
            this.position = position;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.letterId == letterId && key.position == position;
        }

        @Override
        public int hashCode() {
            return Objects.hash(letterId, position);
        }
    }
}
