package org.tertulia.testing.container;

import java.sql.Connection;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** One connection's local transaction as the only resource of a JTA transaction, which then commits in one phase. */
final class LocalResource implements XAResource {

    private final Connection connection;
    private final Runnable ended;

    LocalResource(Connection connection, Runnable ended) {
        this.connection = connection;
        this.ended = ended;
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        end(connection::commit, XAException.XA_RBROLLBACK);
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        end(connection::rollback, XAException.XAER_RMERR);
    }

    private void end(Step step, int code) throws XAException {
        try {
            step.run();
        } catch (SQLException e) {
            XAException failed = new XAException(code);
            failed.initCause(e);
            throw failed;
        } finally {
            ended.run();
        }
    }

    @Override
    public int prepare(Xid xid) {
        return XA_OK;
    }

    @Override
    public void start(Xid xid, int flags) {
        // the connection's transaction began with its first statement
    }

    @Override
    public void end(Xid xid, int flags) {
        // it ends with commit or rollback
    }

    @Override
    public void forget(Xid xid) {
        // nothing is remembered
    }

    @Override
    public Xid[] recover(int flag) {
        return new Xid[0];
    }

    @Override
    public boolean isSameRM(XAResource other) {
        return other == this;
    }

    @Override
    public int getTransactionTimeout() {
        return 0;
    }

    @Override
    public boolean setTransactionTimeout(int seconds) {
        return false;
    }

    private interface Step {
        void run() throws SQLException;
    }
}
