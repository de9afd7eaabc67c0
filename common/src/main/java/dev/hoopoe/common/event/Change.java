package dev.hoopoe.common.event;

/** A field before and after; values as in the snapshot. */
public record Change(Object from, Object to) {}
