package org.tertulia.platform;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;
import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Bytes of a row, cut into rows of their own: a file may be longer than what a column of every database holds. */
@MappedSuperclass
public abstract class Piece {

    /** The longest of them (bytes). */
    public static final int MOST = 1_000_000;

    @EmbeddedId
    private Key key;
    @Column(updatable = false)
    private byte[] content;

    protected Piece() {
    }

    /** @param owner the id of the row whose bytes these are */
    protected Piece(long owner, Part part) {
        this.key = new Key(owner, part.position());
        this.content = part.content();
    }

    /** @param position the how many-th it is, from 0 */
    public record Part(int position, byte[] content) {
    }

    public static List<Part> cut(byte[] whole) {
        List<Part> parts = new ArrayList<>();
        for (int from = 0; from < whole.length; from += MOST) {
            parts.add(new Part(parts.size(), Arrays.copyOfRange(whole, from, Math.min(whole.length, from + MOST))));
        }
        return parts;
    }

    /** @param pieces all of one row, in their order */
    public static byte[] join(List<? extends Piece> pieces) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (Piece piece : pieces) {
            whole.writeBytes(piece.content);
        }
        return whole.toByteArray();
    }

    /** Whose it is, and the how many-th piece. */
    @Embeddable
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1;

        private long owner;
        private int position;

        protected Key() {
        }

        Key(long owner, int position) {
            this.owner = owner;
            this.position = position;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.owner == owner && key.position == position;
        }

        @Override
        public int hashCode() {
            return Objects.hash(owner, position);
        }
    }
}
