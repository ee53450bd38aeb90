package org.tertulia.realtime;

import java.util.List;

/** Fired with a transaction's first piece of news, so that one observer after its success tells them all, in order. */
record NewsReady(List<Object> events) {
}
