package org.tertulia.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands before several nodes, as simple as one can be: each connection goes to the next node that answers, whoever it comes
 * from. So nothing may depend on coming back to the same node. It may stand before any other server too, and hold up who comes.
 */
public final class Balancer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 2_000;

    private final int port = Ports.free();
    private final ServerSocket door;
    private final AtomicInteger turn = new AtomicInteger();
    private final List<Integer> nodes = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger heldUp = new AtomicInteger();
    private final Phaser gate = new Phaser(1);
    private volatile boolean shut;

    public Balancer() {
        try {
            door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(this::welcome);
    }

    /** What browsers open. */
    public String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** New connections go there too from now on. */
    public void add(Tertulia node) {
        add(node.url("/").getPort());
    }

    /** To another kind of server on this machine. */
    public void add(int itsPort) {
        nodes.add(itsPort);
    }

    /** Whoever comes from now on waits without an answer. */
    public void hold() {
        shut = true;
    }

    /** Who waits goes on, and nobody waits any more. */
    public void letGo() {
        shut = false;
        gate.arrive();
    }

    /** How many have been held up so far. */
    public int heldUp() {
        return heldUp.get();
    }

    public int port() {
        return port;
    }

    /** New connections go elsewhere; those that stand go on. */
    public void drain(Tertulia node) {
        nodes.remove((Integer) node.url("/").getPort());
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "balancer");
        thread.setDaemon(true);
        thread.start();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket visitor = door.accept();
                run(() -> join(visitor));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void join(Socket visitor) {
        int phase = gate.getPhase();
        if (shut) {
            open.add(visitor);
            heldUp.incrementAndGet();
            gate.awaitAdvance(phase);
        }
        Socket node = next();
        if (node == null) {
            shut(visitor);
            return;
        }
        open.add(visitor);
        open.add(node);
        run(() -> pump(visitor, node));
        pump(node, visitor);
    }

    private Socket next() {
        List<Integer> all = List.copyOf(nodes);
        for (int i = 0; i < all.size(); i++) {
            Socket node = new Socket();
            try {
                node.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), all.get(Math.floorMod(turn.getAndIncrement(), all.size()))), PATIENCE_MILLIS);
                return node;
            } catch (IOException away) {
                shut(node);
            }
        }
        return null;
    }

    private void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[8_192];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                out.write(some, 0, read);
                out.flush();
            }
        } catch (IOException broken) {
            // one side has gone: so does the other
        } finally {
            shut(from);
            shut(to);
        }
    }

    private void shut(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(this::shut);
    }
}
