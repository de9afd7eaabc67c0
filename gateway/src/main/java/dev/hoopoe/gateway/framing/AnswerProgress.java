package dev.hoopoe.gateway.framing;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.TimeUnit;

/** Closes the connection of a client that reads nothing of the response for the timeout. */
final class AnswerProgress extends ChannelOutboundHandlerAdapter {

    private final long timeoutNanos;

    private boolean watching;
    private Object lastWritten;
    private long lastProgress;

    AnswerProgress(ConnectionConfig config) {
        this.timeoutNanos = config.answerTimeout().toNanos();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!watching) {
            watching = true;
            lastWritten = null;
            watch(context);
        }
        var unused = context.write(message, promise);
    }

    private void watch(ChannelHandlerContext context) {
        var unused = context.executor().schedule(() -> check(context), timeoutNanos, TimeUnit.NANOSECONDS);
    }

    private void check(ChannelHandlerContext context) {
        var waiting = context.channel().unsafe().outboundBuffer();
        if (waiting == null || waiting.isEmpty()) {
            watching = false;
            return;
        }
        if (waiting.current() == lastWritten && waiting.currentProgress() == lastProgress) {
            var unused = context.close();
            return;
        }
        lastWritten = waiting.current();
        lastProgress = waiting.currentProgress();
        watch(context);
    }
}
