package dev.hoopoe.ticket.hcall;

import dev.hoopoe.common.dialect.StreamedList;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All tickets that meet the filters (contract HCall, C-10). */
record HCallTicketList(
        @Schema(implementation = HCallTicketSummary[].class) StreamedList<HCallTicketSummary> tickets,
        boolean status) {}
