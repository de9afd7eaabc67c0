/** Lists: orders, pages by number from either end, and pages by cursor. */
package dev.hoopoe.common.list;
