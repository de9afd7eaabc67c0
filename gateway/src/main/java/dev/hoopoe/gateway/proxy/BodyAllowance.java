package dev.hoopoe.gateway.proxy;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.gateway.answer.Refusal;
import dev.hoopoe.gateway.framing.AddressCounts;

/**
 * The limits of one request's body: of its route, of the memory of service and gateway, and of the client's address.
 */
final class BodyAllowance {

    private final long limit;
    private final BodyBudget budget;
    private final BodyBudget gathering;
    private final AddressCounts longBodies;
    private final String address;
    private long reserved;
    private long gathered;
    private boolean isLong;

    /**
     * @param limit bytes of this body
     * @param budget bytes of all bodies in transit to the service
     * @param gathering bytes of all bodies that the gateway buffers
     */
    BodyAllowance(long limit, BodyBudget budget, BodyBudget gathering, AddressCounts longBodies, String address) {
        this.limit = limit;
        this.budget = budget;
        this.gathering = gathering;
        this.longBodies = longBodies;
        this.address = address;
    }

    /** Called with the number of bytes of the body, received or announced. */
    void require(long bytes) throws Refusal {
        if (bytes > limit) {
            throw Refusal.tooLarge(limit);
        }
        if (bytes > reserved) {
            requireRoomInGateway(Math.min(bytes, RequestBody.MAX_GATHERED_BYTES));
            if (!budget.reserve(bytes - reserved)) {
                throw new Refusal(
                        ErrorKind.UNAVAILABLE, "The service has too many large requests under way; try again later");
            }
            reserved = bytes;
        }
    }

    private void requireRoomInGateway(long bytes) throws Refusal {
        if (!gathering.reserve(bytes - gathered)) {
            throw new Refusal(ErrorKind.UNAVAILABLE, "The gateway has too many requests under way; try again later");
        }
        gathered = bytes;
    }

    /** Called for a body so long that it occupies a connection to its service while it arrives. */
    void requireLong() throws Refusal {
        if (!isLong) {
            isLong = longBodies.acquire(address);
            if (!isLong) {
                throw new Refusal(
                        ErrorKind.TOO_MANY_REQUESTS, "Too many large requests from your address are under way; wait");
            }
        }
    }

    void release() {
        budget.giveBack(reserved);
        reserved = 0;
        gathering.giveBack(gathered);
        gathered = 0;
        if (isLong) {
            longBodies.release(address);
            isLong = false;
        }
    }
}
