/** One object per dialect, read by gateway and services, and formats that several dialects share. */
package dev.hoopoe.common.dialect;
