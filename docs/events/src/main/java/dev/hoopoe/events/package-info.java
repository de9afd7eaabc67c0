/** The events' contract as tests read it: what AsyncAPI document, schemas and samples say, and whether something keeps it. */
package dev.hoopoe.events;
