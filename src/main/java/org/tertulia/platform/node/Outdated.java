package org.tertulia.platform.node;

/**
 * What a node may remember of this thing does not hold any more: told to whoever observes it, after the commit, on every node, the one where it
 * was changed too, and outside of any transaction. The bus between the nodes may be late or lose it, so what is remembered needs an
 * end of its own as well.
 *
 * @param kind which sort of thing, as the room calls it that it belongs to
 */
public record Outdated(String kind, long id) {

    /** This node may not have been told something: nothing that is remembered is sure. */
    public static final Outdated EVERYTHING = new Outdated("", 0);

    /** Whether it is everything, or all that is remembered of this thing. */
    public boolean concerns(String itsKind, long itsId) {
        return equals(EVERYTHING) || kind.equals(itsKind) && id == itsId;
    }
}
