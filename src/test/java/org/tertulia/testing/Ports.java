package org.tertulia.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Free ports of this machine's loopback. They lie below those that the system gives to outgoing connections, and each JVM of a test run
 * has a range of its own: a port stays free until its server is there, and while that is killed and started again.
 */
final class Ports {

    private static final int FIRST = 12_000;
    private static final int EACH = 4_000;
    private static final int BEGIN = FIRST + EACH * (Integer.getInteger("tertulia.fork", 0) % 4);
    private static final AtomicInteger NEXT = new AtomicInteger((int) (ProcessHandle.current().pid() * 37 % EACH));

    private Ports() {
    }

    static int free() {
        for (int i = 0; i < EACH; i++) {
            int port = BEGIN + NEXT.getAndIncrement() % EACH;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No port is free from " + BEGIN + " on.");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
