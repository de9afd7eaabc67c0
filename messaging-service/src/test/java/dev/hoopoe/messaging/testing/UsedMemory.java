package dev.hoopoe.messaging.testing;

import io.netty.util.internal.PlatformDependent;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * The memory of this process.
 *
 * @param heap bytes that are alive
 * @param direct bytes of buffers outside of the heap, those in pools too
 */
public record UsedMemory(long heap, long direct) {

    public static UsedMemory now() {
        System.gc();
        var counted = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        // Netty's own count is of buffers that the virtual machine does not count; negative when there are none.
        return new UsedMemory(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                counted + Math.max(0, PlatformDependent.usedDirectMemory()));
    }

    public UsedMemory max(UsedMemory other) {
        return heap + direct >= other.heap + other.direct ? this : other;
    }

    /** How many bytes more this is. */
    public long minus(UsedMemory other) {
        return heap + direct - other.heap - other.direct;
    }
}
